/* spots.c - the table of all screens: see spots.h */
#include "tests/torture/spots.h"

#include <string.h>

#define WORKSHOP      "w<Enter>"
#define LAST_OF_THREE "w<End><Enter>"
#define PLANNER       "PnA. Lee<Enter>"
#define PLANNER_RATES PLANNER "<Enter><Enter>"

const struct spot spots[] = {
    /* the pack */
    {"matrix", SETTING_EMPTY, "<Down><Down>", "Matrix  3/22"},
    {"matrix", SETTING_EMPTY, "v<Down><Down><Right>", "Overview  3/22"},
    {"matrix", SETTING_SIDES, "<Tab><Tab><Tab>", "sides 2-3 of 7"},
    {"matrix", SETTING_SIDES, "v<Down><Right>", "Overview  2/3"},
    {"matrix", SETTING_ONE, "v", "Overview  1/1"},
    {"matrix", SETTING_LARGE, "<Down>", "▸ Dimension 1"},
    {"problems", SETTING_WRONG, "", "This pack cannot be shown"},
    {"dimension", SETTING_EMPTY, "<Down><Enter><Tab>", "Learning  2/22"},
    {"dimension", SETTING_SIDES, "<Enter>", "First thing ━"},
    {"search", SETTING_EMPTY, "/learn flow", "places in"},
    {"search", SETTING_LARGE, "/left 123", "Left 123"},
    {"glossary", SETTING_EMPTY, "d<Down><Down><Down>", "Glossary  4/72"},
    {"filter", SETTING_EMPTY, "f<Down><Down><Down>", "Learning (4)"},
    {"palette", SETTING_EMPTY, ":glo", "Command: glo"},
    {"help", SETTING_EMPTY, "?pane", "Narrow: pane"},
    {"about", SETTING_EMPTY, "A", "About stage5"},
    {"print", SETTING_EMPTY, "p", "Office (the usual one)"},
    {"print", SETTING_EMPTY, "<C-s>", "social-business.pdf"},
    {"print", SETTING_EMPTY, "<C-s><Enter>", "Saved “"},
    {"print", SETTING_AGREED, LAST_OF_THREE "<C-s><Enter>", "Saved “"},
    {"print", SETTING_PRINTING, "p{the usual one}<Enter>", "Sending it to "},
    {"roles", SETTING_EMPTY, "r<Tab><Down>", "Trainer → "},
    {"roles", SETTING_SIDES, "r", "Roles"},
    {"role", SETTING_EMPTY, "rG<Enter>", "Role  8/8"},
    {"skill", SETTING_EMPTY, "/forms of help<Enter>", "Put an aid where hands are busy"},
    {"compare", SETTING_EMPTY, "rc", "Compare"},
    {"nearest roles", SETTING_EMPTY, "ro", "Nearest roles to Trainer"},
    /* plans */
    {"plans", SETTING_EMPTY, "P", "No plans yet."},
    {"plans", SETTING_PLAN, "P", "Plans  1/1"},
    {"question", SETTING_PLAN, "Pd", "Remove the plan?"},
    {"plan", SETTING_PLAN, "P<Enter><Space><Down>", "[ ] 1 "},
    {"form", SETTING_PLAN, "P<Enter><Space><Space>a log", "Evidence a log"},
    {"form", SETTING_PLAN, "P<Enter><Space>e", "Change the action"},
    {"planner", SETTING_EMPTY, "PnA. Lee", "Name A. Lee"},
    {"planner", SETTING_EMPTY, PLANNER "<Down>", "2 of 8"},
    {"planner", SETTING_EMPTY, PLANNER "<Enter>", "3 of 8"},
    {"planner", SETTING_EMPTY, PLANNER_RATES "<Down>3", "Level 3:"},
    {"planner", SETTING_EMPTY, PLANNER_RATES "<Enter>", "5 of 8"},
    {"planner", SETTING_EMPTY, PLANNER_RATES "<Enter><Enter><Down>", "6 of 8"},
    {"planner", SETTING_AGREED, PLANNER_RATES "<Enter><Enter><Enter>a move", "7 of 8"},
    {"planner", SETTING_EMPTY, PLANNER_RATES "<Enter><Enter><Enter><Enter>", "8 of 8"},
    {"question", SETTING_EMPTY, "PnA. Lee<Esc>", "Leave the planner?"},
    {"question", SETTING_EMPTY, "PnA. Lee<C-c>", "End the program?"},
    /* workshops */
    {"workshops", SETTING_EMPTY, "w", "No workshops yet"},
    {"workshops", SETTING_AGREED, "w<Down>", "Workshops  2/3"},
    {"form", SETTING_EMPTY, "wnReview", "New workshop"},
    {"question", SETTING_MADE, "wd", "Remove the workshop?"},
    {"workshop", SETTING_MADE, WORKSHOP, "Welcome, step 1 of 9"},
    {"workshop", SETTING_REVEALED, WORKSHOP, "step 4 of 9"},
    {"form", SETTING_MADE, WORKSHOP "=", "Set the timer"},
    {"form", SETTING_REVEALED, WORKSHOP "La thought", "Park a thought"},
    {"form", SETTING_REVEALED, WORKSHOP "oa note", "Write a note"},
    {"entry", SETTING_MADE, WORKSHOP "i", "Who rates next?"},
    {"entry", SETTING_REVEALED, WORKSHOP "i", "round 2"},
    {"rating", SETTING_MADE, WORKSHOP "i<Enter>24", "[4]"},
    {"rating", SETTING_MADE, WORKSHOP "i<Enter>2call of us", "all of us"},
    {"rating", SETTING_SIDES, WORKSHOP "i<Enter>7", "1 of 3"},
    {"rating", SETTING_ONE, WORKSHOP "i<Enter>", "1 of 1"},
    {"change of people", SETTING_MADE, WORKSHOP "i<Enter>24<Esc>", "Give the keyboard to the next"},
    {"form", SETTING_NAMED, WORKSHOP "i<Enter>B. Osei", "Who takes the keyboard?"},
    {"show of hands", SETTING_MADE, WORKSHOP "s0 2 3 1 1 -1", "8 of 8"},
    {"show of hands", SETTING_SIDES, WORKSHOP "s0 2", "1 of 3"},
    {"form", SETTING_MADE, WORKSHOP "I~/ballots.csv", "Read ballots"},
    {"ballots", SETTING_NAMED, WORKSHOP "I~/ballots.csv<Enter>", "are taken in"},
    {"question", SETTING_RATED, WORKSHOP "V", "Reveal round 1?"},
    {"results", SETTING_REVEALED, WORKSHOP "m<Down><Down>", "Results"},
    {"results", SETTING_RERATED, WORKSHOP "mS<Down>", "Results"},
    {"card", SETTING_REVEALED, WORKSHOP "n", "median"},
    {"card", SETTING_AGREED, LAST_OF_THREE "m<Enter>", "median"},
    {"dots", SETTING_REVEALED, WORKSHOP "D", "Who gives dots next?"},
    {"form", SETTING_REVEALED, WORKSHOP "De", "How many dots?"},
    {"giving dots", SETTING_REVEALED, WORKSHOP "D<Enter>3<Down>1", "1 of 5 dots left"},
    {"change of people", SETTING_REVEALED, WORKSHOP "D<Enter>3<Down>2<Enter>", "Thank you."},
    {"question", SETTING_REVEALED, WORKSHOP "DC", "Close the dots?"},
    {"choice of priorities", SETTING_DOTTED, WORKSHOP "D<Down><Space>", "[1]"},
    {"form", SETTING_DOTTED, WORKSHOP "D<Space><Enter>A. Okoro", "Who decides?"},
    {"actions", SETTING_AGREED, LAST_OF_THREE "a<Down>", "Halve a course"},
    {"form", SETTING_AGREED, LAST_OF_THREE "anAsk", "A new action"},
    {"ballots", SETTING_MADE, WORKSHOP "b", "Ballot · "},
    {"ballots", SETTING_MADE, WORKSHOP "b<Tab><Down>", "Tally sheet · "},
    {"report", SETTING_AGREED, LAST_OF_THREE "E<PgDn>", "Report"},
    {"form", SETTING_AGREED, LAST_OF_THREE "H", "Which workshop is to stand beside"},
    {"history", SETTING_AGREED, LAST_OF_THREE "H<Enter>", "History"},
    {"planner", SETTING_AGREED, LAST_OF_THREE "F", "of 8"},
    /* the projector */
    {"projector", SETTING_EMPTY, "", "There is no workbook"},
    {"projector", SETTING_MADE, "", "Welcome"},
    {"projector", SETTING_RATED, "", "Rate"},
    {"projector", SETTING_REVEALED, "", "Reveal"},
    {"projector", SETTING_RERATED, "", "Rate again"},
    {"projector", SETTING_DOTTED, "", "Dots"},
    {"projector", SETTING_AGREED, "", "Actions"},
    {"projector", SETTING_SIDES, "", "Welcome"},
};

bool spot_is_projector(const struct spot *spot)
{
  return strcmp(spot->screen, "projector") == 0;
}

/* Before the screen is taken, Ctrl-S and Ctrl-C go to the terminal's line discipline. */
static bool has_started(struct terminal *terminal, const struct spot *spot)
{
  return spot_is_projector(spot) || terminal_wait(terminal, setting_first_text(spot->setting));
}

bool spot_set_out(struct terminal *terminal, const struct spot *spot)
{
  g_auto(GStrv) parts = g_strsplit_set(spot->keys, "{}", -1);
  bool started = has_started(terminal, spot);
  for (guint i = 0; parts[i] && started; i += parts[i + 1] ? 2 : 1)
    terminal_keys(terminal, parts[i]);
  return started;
}

bool spot_go(struct terminal *terminal, const struct spot *spot)
{
  g_auto(GStrv) parts = g_strsplit_set(spot->keys, "{}", -1);
  bool there = has_started(terminal, spot);
  for (guint i = 0; parts[i] && there; i++)
    if (i % 2 == 0)
      terminal_keys(terminal, parts[i]);
    else
      there = terminal_wait(terminal, parts[i]);
  return there && terminal_wait(terminal, spot->text);
}

guint n_spots(void)
{
  return G_N_ELEMENTS(spots);
}
