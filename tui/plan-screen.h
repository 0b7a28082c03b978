/* plan-screen.h - what the plan screen (screen-plan.c) and its changes (plan-changes.c) share */
#ifndef STAGE5_TUI_PLAN_SCREEN_H
#define STAGE5_TUI_PLAN_SCREEN_H

#include "tui/tui-private.h"

#define ACTIVITY_LINK "activity:" /* what an action's check line links to, before its id */

#define ACTION_LINES 7 /* below its title, that are shown of an action */

struct plan_screen {
  gint64 id;
  const struct pack *pack; /* that the plan was made on; the workbook's */
  struct plan *plan;
  bool unread; /* it could not be read anew: see app_read_again() */
  struct pane pane;
  struct rect area;
};

/* The action under the cursor, or NULL. */
struct plan_action *plan_screen_action(const struct plan_screen *screen);

/* Tick the action under the cursor off, which asks for the evidence, or take the tick back;
 * ask for what else it says; lay all open actions anew from today on. Each is in the workbook
 * when it is shown. */
void plan_screen_tick(struct app *app, struct plan_screen *screen);
void plan_screen_edit(struct app *app, struct plan_screen *screen);
void plan_screen_lay_anew(struct app *app, struct plan_screen *screen);

#endif
