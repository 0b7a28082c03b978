/* screen-workshop.c */
#include "tui/session.h"

void workshop_open(struct app *app, gint64 id)
{
  session_open(app, id);
}
