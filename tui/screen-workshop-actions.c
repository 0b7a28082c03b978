/* screen-workshop-actions.c */
#include "tui/session.h"

void workshop_actions_open(struct app *app)
{
  app_say(app, "…");
}
