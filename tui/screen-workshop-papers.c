/* screen-workshop-papers.c */
#include "tui/session.h"

void ballots_out_open(struct app *app)
{
  app_say(app, "…");
}

void report_open(struct app *app)
{
  app_say(app, "…");
}

void history_open(struct app *app)
{
  app_say(app, "…");
}
