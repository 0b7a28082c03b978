/* workshop-guide.h - what the home screen of a workshop says: what is to be done in the phase
 * that the group is in, and how far it is */
#ifndef STAGE5_TUI_WORKSHOP_GUIDE_H
#define STAGE5_TUI_WORKSHOP_GUIDE_H

#include "tui/session.h"

/* What the phase asks for now: by the phase, and by what is there already. */
enum task {
  TASK_START,   /* nothing is to be looked at before the start */
  TASK_CARRIED, /* look at the actions of an earlier workshop */
  TASK_READ,    /* the dimensions */
  TASK_RATE,    /* the round that is open */
  TASK_REVEAL,  /* it */
  TASK_RESULTS, /* look at them */
  TASK_TOPIC,   /* the next one */
  TASK_DOTS,    /* give them, close them, decide */
  TASK_ACTIONS, /* agree on them */
  TASK_REPORT   /* hand it out */
};
enum task guide_task(struct app *app);

/* All of it, as a document without the timer; @agenda: with the phases. Transfer full. */
struct document *guide_document(struct app *app, bool agenda);

#endif
