#include "tests/torture/judge.h"

#include <signal.h>
#include <string.h>

void normal_clear(struct normal *normal)
{
  g_clear_pointer(&normal->after, folder_state_free);
  g_clear_pointer(&normal->result, command_result_free);
}

/* What differs in the folder; where nothing can be removed, what should be gone may be left. */
static char *difference_of(const struct outcome *outcome, const struct folder_state *should_be)
{
  return outcome->may_leave_files ? folder_state_damage(outcome->is, should_be, should_be)
                                  : folder_state_difference(outcome->is, should_be);
}

/* ---- A PDF that is another ----------------------------------------------- */

/* What is to be read in a PDF, without blanks and hyphens; empty where pdftotext cannot read it, or
 * is not there. Transfer full. */
static char *pdf_text(GBytes *bytes)
{
  gsize length;
  const char *pdf = g_bytes_get_data(bytes, &length);
  g_autoptr(CommandResult) read = command_run(
      &(struct command_options){.program = "pdftotext",
                                .arguments = (const char *const[]){"-raw", "-", "-", NULL},
                                .input = pdf,
                                .input_length = (gssize)length});
  g_autoptr(GRegex) blanks = g_regex_new("[\\s-]+", G_REGEX_RAW, 0, NULL);
  return g_regex_replace_literal(blanks, read->out, (gssize)read->out_length, 0, "", 0, NULL);
}

/* A PDF may have been drawn with another font, or with the letters further apart, where something
 * could not be read. */
static bool is_drawn_otherwise(const struct operation *operation, const struct normal *normal,
                               const struct outcome *outcome, const char *difference)
{
  g_autofree char *only = g_strdup_printf("“%s” is another", operation->pdf);
  if (!operation->pdf || strcmp(difference, only) != 0)
    return false;
  g_autofree char *text = pdf_text(folder_state_bytes(outcome->is, operation->pdf));
  g_autofree char *expected = pdf_text(folder_state_bytes(normal->after, operation->pdf));
  return *text && strcmp(text, expected) == 0;
}

/* ---- The three ways it may end ------------------------------------------- */

static char *judge_success(const struct operation *operation, const struct normal *normal,
                           const struct outcome *outcome)
{
  const struct command_result *result = outcome->result;
  g_autofree char *difference = difference_of(outcome, normal->after);
  if (difference && !is_drawn_otherwise(operation, normal, outcome, difference))
    return g_strdup_printf("it says that it is done, but %s", difference);
  /* without memory for a locale, the C library takes the one without a language */
  if (!outcome->no_memory && strcmp(result->out, normal->result->out) != 0)
    return g_strdup_printf("it says that it is done, but “%s”", result->out);
  if (!operation->pdf && strcmp(result->err, normal->result->err) != 0)
    return g_strdup_printf("it says that it is done, and “%s”", result->err);
  return NULL;
}

/* A sentence. Before it there may be the faults of a pack, a line each, and what fontconfig and
 * pango have to say while they draw. */
static bool is_sentence(const struct operation *operation, const char *text)
{
  return operation->pdf
             ? g_regex_match_simple("^stage5: .+\\n\\z", text, G_REGEX_MULTILINE, 0)
             : g_regex_match_simple("\\A([a-z_]+\\.csv:.*\\n)*stage5: .+\\n\\z", text, 0, 0);
}

static char *judge_failure(const struct operation *operation, const struct normal *normal,
                           const struct outcome *outcome)
{
  const char *text = outcome->result->err;
  bool was_done = strstr(text, "this was done, but ") != NULL;
  g_autofree char *difference = difference_of(outcome, was_done ? normal->after : normal->before);
  if (!is_sentence(operation, text))
    return g_strdup_printf("no sentence: “%s”", text);
  return difference ? g_strdup_printf("%s; it says: %s", difference, text) : NULL;
}

/* GLib 2.74 needs memory to say that there is none: where there is none from then on, it begins
 * anew until the stack has come to its end. And cairo and fontconfig, which draw PDF, do not all
 * look whether they were given memory. */
static bool is_end_of_memory(const struct operation *operation, const struct outcome *outcome)
{
  int status = outcome->result->status;
  return outcome->no_memory && (status == -SIGTRAP || status == -SIGABRT ||
                                (status == -SIGSEGV && (outcome->endless || operation->pdf)));
}

/* Fontconfig 2.14 tries to begin without end (see WITHOUT_END in fail-calls.h), or waits for a lock
 * that it holds. */
static bool is_hung_by_fontconfig(const struct outcome *outcome)
{
  int status = outcome->result->status;
  return outcome->no_memory && outcome->by_fontconfig &&
         (status == -SIGKILL || status == COMMAND_TIMED_OUT);
}

char *outcome_wrong(const struct operation *operation, const struct normal *normal,
                    const struct outcome *outcome)
{
  if (outcome->result->status == 0)
    return judge_success(operation, normal, outcome);
  if (outcome->result->status == 1)
    return judge_failure(operation, normal, outcome);
  if (is_end_of_memory(operation, outcome) || is_hung_by_fontconfig(outcome))
    return folder_state_damage(outcome->is, normal->before, normal->after);
  if (outcome->result->status == COMMAND_TIMED_OUT)
    return g_strdup_printf("it took more than %d s", OPERATION_SECONDS);
  return g_strdup_printf("it ended with %d: “%s”", outcome->result->status, outcome->result->err);
}

/* ---- Afterwards ---------------------------------------------------------- */

/* Where the program was ended while it wrote files, these are in the way. */
bool outcome_is_nothing(const struct normal *normal, const struct outcome *outcome)
{
  g_autofree char *difference = folder_state_difference(outcome->is, normal->before);
  return outcome->result->status != 0 && !difference;
}

char *outcome_wrong_afterwards(const struct normal *normal, const struct outcome *outcome)
{
  g_autofree char *difference = difference_of(outcome, normal->after);
  if (outcome->result->status != 0)
    return g_strdup_printf("it cannot be done afterwards: %s", outcome->result->err);
  return difference ? g_strdup_printf("done afterwards, %s", difference) : NULL;
}
