/* cli.h - the command: options, one file a subcommand, exit codes
 *
 * main() reads the options, finds the command in the table of commands and runs
 * it. A command is a row of that table; it makes a document and has it written, or
 * says in an error why it could not. Only this folder prints and sets the exit
 * status: 0 done, 1 failed, 2 not used as it wants to be.
 */
#ifndef STAGE5_CLI_H
#define STAGE5_CLI_H

#include "content/content.h"

#define CLI_ERROR (cli_error_quark())
GQuark cli_error_quark(void);
enum cli_error {
  CLI_ERROR_FAILED, /* exit status 1, like every error of another domain */
  CLI_ERROR_USAGE   /* exit status 2 */
};

enum { STATUS_DONE = 0, STATUS_FAILED = 1, STATUS_USAGE = 2 };

/* ---- Options ----------------------------------------------------------- */

/* What was said on the command line; strings as they came, in any bytes. */
struct options {
  char *pack;        /* --pack, or NULL */
  char *workbook;    /* --file, or NULL */
  char *format_name; /* --format, or NULL */
  char *output;      /* --output, or NULL; "-" is standard output */
  char *theme;       /* --theme, or NULL */
  char *paper_name;  /* --paper, or NULL */
  char *printer;     /* --printer, or NULL */
  char **words;      /* all else: the command and its arguments, or NULL */
  gboolean ascii, help, version;

  /* what only some commands take: struct command .takes */
  char *from, *to; /* or NULL */
  char *name, *start, *hours, *weeks, *review, *workshop, *reason;
  char *owner, *frequency, *evidence, *note;
  char **rate, **focus, **dimension; /* NULL at the end, or NULL */
  char *people, *minutes, *date, *person, *now, *want, *comment, *round;
  char *count, *each, *most, *decider;
  char *text, *due, *first_step, *done, *drop, *open;
  gboolean nearest, named, keep_going, close, facilitator, tally_sheet;

  const struct format *format; /* that --format or the ending of --output names, or NULL */
};
typedef struct options Options; /* for g_auto(Options) */

/* Read the arguments of main(), @argv. False, with a CLI_ERROR_USAGE, if they cannot be
 * understood. Clear with options_clear() either way. */
bool options_read(struct options *options, char **argv, GError **error);
void options_clear(struct options *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* What an option means to a command, where the usual help on it says something else. */
struct option_help {
  const char *name, *help;
};

/* False, with an error, if an option was given that only some commands take and that is
 * not among @takes; @command is the one that does not take it: "plan show". */
bool options_check_own(const struct options *options, const char *command, const char *const *takes,
                       GError **error);

/* ---- Commands ---------------------------------------------------------- */

struct command {
  const char *name;
  const char *arguments; /* as the usage line shows them, such as "[TERM…]": the words tell the
                            completion what to offer, see complete.c */
  const char *summary;   /* what it does, in a few words */
  const char *details;   /* more of it; or NULL */
  const char *examples;  /* whole lines, as they are typed; NULL if there are commands behind it */
  const char *missing;   /* what is missing if there is no argument; NULL if it may be so */
  guint max_arguments;
  bool no_document;                /* its answer is a sentence: nothing for --format and --output */
  bool on_screen;                  /* it draws on the terminal: --theme means something */
  bool hidden;                     /* not for people: in no list */
  const char *const *takes;        /* its own options, NULL at the end; NULL: none */
  const struct option_help *helps; /* on those, no name at the end; NULL: the usual help */
  const struct command *commands;  /* behind its first word, or NULL */
  bool (*run)(const struct options *options, const char *const *arguments, GError **error);
};

/* All commands; the last one has no name. */
const struct command *commands(void);

bool command_matrix(const struct options *options, const char *const *arguments, GError **error);
bool command_dimension(const struct options *options, const char *const *arguments, GError **error);
bool command_search(const struct options *options, const char *const *arguments, GError **error);
bool command_glossary(const struct options *options, const char *const *arguments, GError **error);
bool command_roles(const struct options *options, const char *const *arguments, GError **error);
bool command_gap(const struct options *options, const char *const *arguments, GError **error);
bool command_project(const struct options *options, const char *const *arguments, GError **error);
bool command_export(const struct options *options, const char *const *arguments, GError **error);
bool command_complete(const struct options *options, const char *const *arguments, GError **error);
bool command_import(const struct options *options, const char *const *arguments, GError **error);

/* What lies behind the words of `pack`, of `plan` and of `workshop`. */
extern const struct command pack_commands[], plan_commands[], workshop_commands[];
extern const char *const gap_options[];

/* Find @name in @table. NULL, and an error that suggests near misses, if there is no
 * such command; @of is what it would be a command of: "stage5", "stage5 pack". */
const struct command *command_find(const struct command *table, const char *of, const char *name,
                                   GError **error);

/* Run @command of @of if the number of @arguments (NULL at the end) is right. */
bool command_call(const struct command *command, const char *of, const struct options *options,
                  const char *const *arguments, GError **error);

/* The help on the program; on @command, before whose name @of stands ("" or "plan"): at most 80
 * columns wide. Transfer full. */
char *help_on_program(void);
char *help_on_command(const char *of, const struct command *command);

/* ---- Words ------------------------------------------------------------- */

/* The number of @words (NULL at the end), and all of them with @glue between. */
guint words_count(const char *const *words);
char *words_glue(const char *const *words, const char *glue);

/* @words with a blank between, as UTF-8: names with blanks need no quotation marks.
 * NULL, and an error, if they are no text. Transfer full. */
char *words_to_text(const char *const *words, GError **error);

/* "did you mean “a” or “b”?" for the candidates near @name, or NULL if none is.
 * Transfer full. */
char *suggestion_new(const char *name, const char *const *candidates);

/* ---- Packs ------------------------------------------------------------- */

/* The folder of the pack to show: --pack, or the one that comes with the program.
 * Transfer full. */
char *pack_folder_find(const struct options *options);

/* The folder that `pack new` copies. Transfer full. */
char *template_folder_find(void);

/* Read the pack in @folder. NULL, after its errors were printed to standard error,
 * with an error that says how many they are. Transfer full. */
struct pack *pack_open(const char *folder, GError **error);

/* The same for the pack that @options ask for. */
struct pack *pack_open_default(const struct options *options, GError **error);

/* As pack_find_dimension() and its like; where nothing is called @name, the error also says
 * which command lists what there is. */
guint dimension_find(const struct pack *pack, const char *name, GError **error);
guint term_find(const struct pack *pack, const char *name, GError **error);
guint role_find(const struct pack *pack, const char *name, GError **error);
guint skill_find(const struct pack *pack, const char *name, GError **error);

/* The number of @problems that are errors. */
guint problems_n_errors(const GPtrArray *problems);

/* Print the errors among @problems to standard error, and make the error that sums
 * them up. */
void problems_report(const char *folder, const GPtrArray *problems, GError **error);

/* The error that sums them up alone. */
void problems_set_error(const char *folder, const GPtrArray *problems, GError **error);

/* ---- Streams ----------------------------------------------------------- */

/* Keep the places of standard input, output and error that are closed from what is opened
 * later. Call it before anything is. */
void streams_reserve(void);

/* ---- Output ------------------------------------------------------------ */

/* Write @document where and how the options say: text on standard output unless
 * told otherwise. With --printer it is printed, and standard output says so. */
bool output_document(const struct options *options, const struct document *document,
                     GError **error);

/* Write @text, UTF-8 of this program's own making, to standard output. */
bool output_text(const struct options *options, const char *text, GError **error);

/* The same for @text that says what was done: if it cannot be written, the error says so, lest it
 * be done again. */
bool output_done(const struct options *options, const char *text, GError **error);

/* Write a sentence on what was done, made safe to show whatever names are in it, as a line to
 * standard output. */
bool output_line(const struct options *options, GError **error, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Print "stage5: " and @message on standard error, as one line that is safe to show
 * whatever names of files are in it. */
void report(const char *message);

/* The same without "stage5: ". */
void report_line(const char *message);

#endif
