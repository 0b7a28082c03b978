/* option-entries.c - every option there is, as a row */

#include "cli/cli.h"
#include "cli/cli-private.h"

#include <string.h>

/* Names of files and words may be of any bytes, so that all strings are taken as
 * file names are. First those that all commands take, then those that some do. */
static void common_fill_entries(struct options *options, GOptionEntry entries[N_COMMON])
{
  const GOptionEntry common[N_COMMON] = {
      {"pack", 0, 0, G_OPTION_ARG_FILENAME, &options->pack, "Show the pack in the folder DIR",
       "DIR"},
      {"file", 0, 0, G_OPTION_ARG_FILENAME, &options->workbook,
       "Keep plans and workshops in the workbook FILE", "FILE"},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &options->format_name,
       "Write text, markdown, html, csv or pdf", "FORMAT"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
       "Write to FILE; its ending says the format", "FILE"},
      {"paper", 0, 0, G_OPTION_ARG_FILENAME, &options->paper_name,
       "Set a PDF on A4 or Letter paper; else the locale says", "PAPER"},
      {"printer", 0, 0, G_OPTION_ARG_FILENAME, &options->printer,
       "Print it on this printer instead of writing it", "PRINTER"},
      {"ascii", 0, 0, G_OPTION_ARG_NONE, &options->ascii, "Use nothing but ASCII", NULL},
      {"theme", 0, 0, G_OPTION_ARG_FILENAME, &options->theme,
       "Use the colours of this theme on screen", "THEME"},
      {"help", 'h', 0, G_OPTION_ARG_NONE, &options->help, "Show this help", NULL},
      {"version", 'V', 0, G_OPTION_ARG_NONE, &options->version, "Show the version", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->words, NULL, NULL},
  };

  memcpy(entries, common, sizeof common);
}

static void plan_fill_entries(struct options *options, GOptionEntry entries[N_PLAN])
{
  const GOptionEntry plan[N_PLAN] = {
      {"name", 0, 0, G_OPTION_ARG_FILENAME, &options->name, "Whose plan it is", "NAME"},
      {"from", 0, 0, G_OPTION_ARG_FILENAME, &options->from, "The role that one has", "ROLE"},
      {"to", 0, 0, G_OPTION_ARG_FILENAME, &options->to, "The role that one wants", "ROLE"},
      {"nearest", 0, 0, G_OPTION_ARG_NONE, &options->nearest, "Rank all roles by how far they are",
       NULL},
      {"rate", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rate,
       "One’s own level, 0 to 4, in a skill; may be repeated", "SKILL=N"},
      {"start", 0, 0, G_OPTION_ARG_FILENAME, &options->start,
       "The first day, such as 2027-01-04; today unless given", "DATE"},
      {"hours", 0, 0, G_OPTION_ARG_FILENAME, &options->hours,
       "Hours a week for learning; 3 unless given", "N"},
      {"weeks", 0, 0, G_OPTION_ARG_FILENAME, &options->weeks,
       "Weeks there are; 0: as many as it takes; 26 unless given", "N"},
      {"review", 0, 0, G_OPTION_ARG_FILENAME, &options->review,
       "Weeks from one review to the next; 0: none; 4 unless given", "N"},
      {"focus", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->focus,
       "A skill to work on, instead of those suggested; may be repeated", "SKILL"},
      {"dimension", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->dimension,
       "A dimension whose activities come first; may be repeated", "DIMENSION"},
      {"workshop", 0, 0, G_OPTION_ARG_FILENAME, &options->workshop,
       "The workshop whose priorities become its dimensions and its reason", "WORKSHOP"},
      {"reason", 0, 0, G_OPTION_ARG_FILENAME, &options->reason, "Why, in a sentence", "TEXT"},
      {"owner", 0, 0, G_OPTION_ARG_FILENAME, &options->owner, "Who does it", "TEXT"},
      {"frequency", 0, 0, G_OPTION_ARG_FILENAME, &options->frequency, "How often", "TEXT"},
      {"evidence", 0, 0, G_OPTION_ARG_FILENAME, &options->evidence,
       "What came of it, for others to look at", "TEXT"},
      {"note", 0, 0, G_OPTION_ARG_FILENAME, &options->note, "A note", "TEXT"},
  };

  memcpy(entries, plan, sizeof plan);
}

static void workshop_fill_entries(struct options *options, GOptionEntry entries[N_WORKSHOP])
{
  const GOptionEntry workshop[N_WORKSHOP] = {
      {"people", 0, 0, G_OPTION_ARG_FILENAME, &options->people,
       "How many people are expected; 8 unless given", "N"},
      {"minutes", 0, 0, G_OPTION_ARG_FILENAME, &options->minutes,
       "How long it takes; 120 unless given", "N"},
      {"date", 0, 0, G_OPTION_ARG_FILENAME, &options->date,
       "The day it is held, such as 2027-01-04; today unless given", "DATE"},
      {"named", 0, 0, G_OPTION_ARG_NONE, &options->named,
       "Keep the people’s labels with what they say", NULL},
      {"person", 0, 0, G_OPTION_ARG_FILENAME, &options->person,
       "The label of the person, such as p1", "LABEL"},
      {"now", 0, 0, G_OPTION_ARG_FILENAME, &options->now, "Where one stands now", "ANSWER"},
      {"want", 0, 0, G_OPTION_ARG_FILENAME, &options->want, "Where one wants to be", "ANSWER"},
      {"comment", 0, 0, G_OPTION_ARG_FILENAME, &options->comment,
       "What else the person says; \"\" takes it away", "TEXT"},
      {"round", 0, 0, G_OPTION_ARG_FILENAME, &options->round,
       "Round 1 or 2; the one that is open unless given", "N"},
      {"keep-going", 0, 0, G_OPTION_ARG_NONE, &options->keep_going,
       "Leave out the rows that are wrong, and take all others", NULL},
      {"count", 0, 0, G_OPTION_ARG_FILENAME, &options->count, "How many dots; 0 takes them back",
       "N"},
      {"each", 0, 0, G_OPTION_ARG_FILENAME, &options->each,
       "Give each person N dots; 5 unless given", "N"},
      {"most", 0, 0, G_OPTION_ARG_FILENAME, &options->most,
       "Let at most N of them go to one dimension; 3 unless given", "N"},
      {"close", 0, 0, G_OPTION_ARG_NONE, &options->close,
       "End giving dots, and let everybody see them", NULL},
      {"decider", 0, 0, G_OPTION_ARG_FILENAME, &options->decider, "Who confirms the priorities",
       "WHO"},
      {"text", 0, 0, G_OPTION_ARG_FILENAME, &options->text, "What it says", "TEXT"},
      {"due", 0, 0, G_OPTION_ARG_FILENAME, &options->due, "The day it is due, such as 2027-02-01",
       "DATE"},
      {"first-step", 0, 0, G_OPTION_ARG_FILENAME, &options->first_step, "What is done first",
       "TEXT"},
      {"done", 0, 0, G_OPTION_ARG_FILENAME, &options->done, "The action is done", "ACTION"},
      {"drop", 0, 0, G_OPTION_ARG_FILENAME, &options->drop, "The action is dropped", "ACTION"},
      {"open", 0, 0, G_OPTION_ARG_FILENAME, &options->open, "The action is open again", "ACTION"},
      {"facilitator", 0, 0, G_OPTION_ARG_NONE, &options->facilitator,
       "For the facilitator alone: it is in no report", NULL},
      {"tally-sheet", 0, 0, G_OPTION_ARG_NONE, &options->tally_sheet,
       "The sheet on which a show of hands is counted", NULL},
  };

  memcpy(entries, workshop, sizeof workshop);
}

void options_fill_entries(struct options *options, GOptionEntry entries[N_OPTIONS + 1])
{
  common_fill_entries(options, entries);
  plan_fill_entries(options, entries + N_COMMON);
  workshop_fill_entries(options, entries + N_COMMON + N_PLAN);
  memset(&entries[N_OPTIONS], 0, sizeof entries[N_OPTIONS]);
}
