/* cli-private.h - what only the commands need */
#ifndef STAGE5_CLI_PRIVATE_H
#define STAGE5_CLI_PRIVATE_H

#include "cli/cli.h"
#include "workbook/workbook.h"

#include <glib.h>
#include <stdbool.h>

/* Copy the files of the folder @from into the folder @to, which is made, or is there
 * and empty. On failure @to is as it was before, and the error says why. */
bool folder_copy(const char *from, const char *to, GError **error);

/* ---- Records of the pack ------------------------------------------------ */

/* How records of one kind are found by name and shown. */
struct look_up {
  guint (*find)(const struct pack *pack, const char *name, GError **error);
  struct document *(*one)(const struct pack *pack, guint record);
  struct document *(*all)(const struct pack *pack); /* NULL: there must be a name */
};

/* Write the document of the record that @arguments name, or of all where there are none. */
bool look_up(const struct options *options, const char *const *arguments,
             const struct look_up *records, GError **error);

/* ---- Options ----------------------------------------------------------- */

/* First the options that all commands take, then those that some do. */
#define N_COMMON   11
#define N_PLAN     17
#define N_WORKSHOP 23
#define N_OPTIONS  (N_COMMON + N_PLAN + N_WORKSHOP)

/* Fill @entries with a row for each option, whose value goes to @options, and an empty one. */
void options_fill_entries(struct options *options, GOptionEntry entries[N_OPTIONS + 1]);

/* Fill @entries with those that @command alone takes, with the help it has on them; with those
 * that all commands take and that mean something to @command (NULL: to any); and an empty one. */
void options_own(const struct command *command, GOptionEntry entries[N_OPTIONS + 1]);
void options_common(const struct command *command, GOptionEntry entries[N_OPTIONS + 1]);

/* "-o, --output=FILE"; "rate WORKSHOP DIMENSION". Transfer full. */
char *option_usage(const GOptionEntry *entry);
char *command_usage(const struct command *command);

/* ---- What the options say ---------------------------------------------- */

/* @option as UTF-8; NULL, with an error, if it is no text; NULL without one if it is NULL.
 * Transfer full. */
char *option_to_text(const char *option, GError **error);

/* False, with an error that says which tables hold them, if @pack has no roles or skills. */
bool pack_has_roles(const struct pack *pack, GError **error);

/* The dimensions that @names name (NULL at the end, or NULL: *@list is NULL). Transfer full. */
bool dimensions_read(const struct pack *pack, char **names, GArray **list, GError **error);

/* What @option, that of --@name, says; *@number as it was if it is NULL. False, with an error, if
 * it is no whole number from @min to @max. */
bool number_from_option(const char *option, const char *name, guint min, guint max, guint *number,
                        GError **error);

/* The same for a date. */
bool date_from_option(const char *option, GDate *date, GError **error);

/* The role that @option names, or PACK_NONE and an error. */
guint role_from_option(const struct pack *pack, const char *option, GError **error);

/* What --rate says, for every skill of @pack; NULL and an error. Transfer full. */
gint8 *ratings_from_options(const struct pack *pack, const struct options *options, GError **error);

/* A request and what it points to. Clear with request_clear(), also after a failure. */
struct request {
  struct plan_request plan;
  gint8 *ratings;
  GArray *focus, *dimensions;
};
typedef struct request Request; /* for g_auto(Request) */
bool request_read(const struct pack *pack, const struct options *options, struct request *request,
                  GError **error);

/* Have @dimensions come before those that the options name. */
void request_add_dimensions(struct request *request, const GArray *dimensions);
void request_clear(struct request *request);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Request, request_clear)

/* ---- The workbook ------------------------------------------------------ */

/* The workbook of --file, or the usual one: made if it is not there; only to be looked at,
 * and empty if it is not there; one that must be there. NULL and an error. Close with
 * workbook_close(). */
struct workbook *workbook_from_options(const struct options *options, GError **error);
struct workbook *workbook_from_options_to_read(const struct options *options, GError **error);
struct workbook *workbook_from_options_existing(const struct options *options, bool to_read,
                                                GError **error);

/* ---- Workshops --------------------------------------------------------- */

/* A workshop in its workbook, on the pack it is held on. Close with held_workshop_clear(), also
 * after a failure. */
struct held_workshop {
  struct workbook *workbook;
  struct pack *usual;      /* that the options ask for */
  const struct pack *pack; /* of the workshop */
  gint64 id;
  struct workshop *workshop; /* as it was when it was read */
};
typedef struct held_workshop HeldWorkshop; /* for g_auto(HeldWorkshop) */
void held_workshop_clear(struct held_workshop *held);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HeldWorkshop, held_workshop_clear)

/* The workshop that is called @name (as it was typed), only @to_read or to be changed. */
bool held_workshop_find(const struct options *options, const char *name, bool to_read,
                        struct held_workshop *held, GError **error);

/* The same where all of @arguments may be the name, or the first one alone, if others follow:
 * *@rest is what stands behind the name. */
bool held_workshop_find_first(const struct options *options, const char *const *arguments,
                              struct held_workshop *held, const char *const **rest, GError **error);

/* The dimension called @name (as it was typed) in the pack of @held: PACK_NONE, with an error, if
 * there is none, or it is not asked. */
guint held_workshop_dimension(const struct held_workshop *held, const char *name, GError **error);

/* The name of @dimension. Transfer none. */
const char *held_workshop_dimension_name(const struct held_workshop *held, guint dimension);

/* The only --dimension of @options: of the pack, asked or not; PACK_NONE if there is none of
 * these. False, with an error, if it names nothing, or is not the only one. */
bool dimension_from_options(const struct held_workshop *held, const struct options *options,
                            guint32 *dimension, GError **error);

/* What --round says, else the round of @held that is open; false, with an error, if none is. */
bool round_from_options(const struct held_workshop *held, const struct options *options,
                        guint *round, GError **error);

/* False, with a CLI_ERROR_USAGE that says that @what is @missing from `workshop @command`. */
bool workshop_is_missing(const char *command, const char *what, GError **error);

/* The commands of command-workshop-say.c. */
bool workshop_say_rate(const struct options *options, const char *const *arguments, GError **error);
bool workshop_say_tally(const struct options *options, const char *const *arguments,
                        GError **error);
bool workshop_say_reveal(const struct options *options, const char *const *arguments,
                         GError **error);
bool workshop_say_dots(const struct options *options, const char *const *arguments, GError **error);

/* That of command-workshop-import.c. */
bool workshop_import(const struct options *options, const char *const *arguments, GError **error);

/* And of command-workshop-agree.c. */
bool workshop_agree_decide(const struct options *options, const char *const *arguments,
                           GError **error);
bool workshop_agree_action(const struct options *options, const char *const *arguments,
                           GError **error);
bool workshop_agree_note(const struct options *options, const char *const *arguments,
                         GError **error);

/* ---- Plans ------------------------------------------------------------- */

/* The commands that change a plan: command-plan-change.c */
bool plan_tick(const struct options *options, const char *const *arguments, GError **error);
bool plan_untick(const struct options *options, const char *const *arguments, GError **error);
bool plan_edit(const struct options *options, const char *const *arguments, GError **error);
bool plan_lay_anew(const struct options *options, const char *const *arguments, GError **error);
bool plan_remove(const struct options *options, const char *const *arguments, GError **error);
bool plan_undo(const struct options *options, const char *const *arguments, GError **error);
bool plan_redo(const struct options *options, const char *const *arguments, GError **error);

#endif
