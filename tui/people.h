/* people.h - whose turn it is: what rating and giving dots by passing the keyboard share
 *
 * A list of the people, of whom one after the other takes the keyboard; and the wiped screen
 * between two of them. Of what anybody said, the list knows how much it is, and nothing else.
 */
#ifndef STAGE5_TUI_PEOPLE_H
#define STAGE5_TUI_PEOPLE_H

#include "tui/session.h"

enum progress { PROGRESS_NONE, PROGRESS_BEGUN, PROGRESS_DONE };

struct people;

/* How far the person called @label is; *@words (transfer full) says it: "done". */
typedef enum progress (*people_progress)(const struct workshop *workshop, const char *label,
                                         char **words);

/* The person called @label takes the keyboard: put a screen on the stack that ends with
 * people_finish(). */
typedef void (*people_sit)(struct app *app, struct people *people, const char *label);

/* A part of the state of the screen that shows it, which stays below the one of a person. */
struct people {
  people_progress progress;
  people_sit sit;
  guint n_numbered;  /* "p1" … "pN"; 0 in a workshop with names */
  GPtrArray *others; /* char *, all other labels that are known */
  int label_width;   /* cells of the widest */
  guint n_unknown;   /* who have said something, and it is not known who they are */
  struct list list;  /* all of these, and a line for one more */
  struct rect rows;
};

void people_init(struct people *people, people_progress progress, people_sit sit);
void people_clear(struct people *people);

/* Take note of who there is, and of how many it is not known whether they are on the list: when the
 * workshop has changed. */
void people_update(struct people *people, const struct workshop *workshop, guint n_unknown);

/* Put the cursor on the next one who has not begun. */
void people_select_next(struct people *people, const struct workshop *workshop);

/* Draw a screen that is the list: @title on its frame, @text above the people. */
void people_draw(struct app *app, struct people *people, struct rect area, const char *title,
                 const char *text);

/* Through the list; Enter lets the one under the cursor sit down, or asks for a name. */
enum verdict people_act(struct app *app, struct people *people, enum action action);
enum verdict people_mouse(struct app *app, struct people *people, const struct event *event);

/* The actions of people_act(), for the beginning of the table of a class. */
/* clang-format off */
#define PEOPLE_ACTIONS                                                                             \
  {ACTION_OPEN, "This person takes the keyboard", "sits down"},                                    \
  {ACTION_UP, "The person above", "person"},                                                       \
  {ACTION_DOWN, "The person below", "person"},                                                     \
  {ACTION_PAGE_UP, "One page up", NULL},                                                           \
  {ACTION_PAGE_DOWN, "One page down", NULL},                                                       \
  {ACTION_FIRST, "To the first person", NULL},                                                     \
  {ACTION_LAST, "To one more person", NULL}
/* clang-format on */

/* The topmost screen, of the person who sat down, ends: it goes, its state with it, and the
 * screen is wiped until the next one has the keyboard. */
void people_finish(struct app *app, struct people *people);

/* An action on the screen of the one who sits there: true if it works there as everywhere. All
 * others wait, for what they would show or change is nothing for the eyes of that person. */
bool people_lets_through(enum action action);

#endif
