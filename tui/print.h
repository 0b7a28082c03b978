/* print.h - the dialog that prints what is shown or saves it (screen-print.c), what is made for
 * it (print-making.c), and what was handed to lp (print-jobs.c) */
#ifndef STAGE5_TUI_PRINT_H
#define STAGE5_TUI_PRINT_H

#include "tui/app.h"

enum { ROW_WHERE, ROW_PAPER, ROW_COPIES, ROW_FILE, N_ROWS };

struct print_screen {
  struct app *app;
  struct form form;
  struct print_task *look;   /* while printers are being looked for, or NULL */
  struct printers *printers; /* or NULL: none is known */
  char *note;                /* what came of the last try, or NULL */
  char *confirmed;           /* a path that is there and may be replaced, or NULL */
  struct making *making;     /* what is being made to be printed or saved, or NULL */
  struct print_job *job;     /* sent from here, and how it ends is not known yet; or NULL */
};

/* What came of the last try; why it failed. */
void print_note(struct print_screen *screen, const char *note);
void print_note_error(struct print_screen *screen, const GError *error);

/* ---- What is made (print-making.c) ------------------------------------- */

/* Make the document of the screen below in the format that the file @path ends like, and save it
 * there; make it in print_format(), and hand it to lp. What is not done at once is @screen->making
 * then. LEAVE if the dialog has done what it is for. */
enum verdict making_save(struct print_screen *screen, const char *path);
enum verdict making_print(struct print_screen *screen, const char *printer, guint copies);

/* Go on with @screen->making for some milliseconds; what comes at its end may take the dialog off.
 * Leave off: nothing was saved or printed. */
void making_go_on(struct print_screen *screen);
void making_stop(struct print_screen *screen);

/* What is to be known of it. Transfer full. */
char *making_progress(const struct print_screen *screen);

/* ---- What was handed to lp (print-jobs.c) ------------------------------ */

/* An app has a list of them, to let them go at its end. */
struct print_job {
  struct app *app;
  struct print_screen *screen; /* NULL if that was left */
  struct print_task *task;
  char *printer, *remarks;
};

/* Hand @bytes to lp, as @screen->job. When that has ended, @remarks are said, too. */
void print_job_send(struct print_screen *screen, const struct print_request *request,
                    const GString *bytes, const char *remarks);

#endif
