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

/* ---- The planner's options --------------------------------------------- */

/* @option as UTF-8; NULL, with an error, if it is no text; NULL without one if it is NULL.
 * Transfer full. */
char *option_to_text(const char *option, GError **error);

/* False, with an error that says which tables hold them, if @pack has no roles or skills. */
bool pack_has_roles(const struct pack *pack, GError **error);

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

/* The commands that change a plan: command-plan-change.c */
bool plan_tick(const struct options *options, const char *const *arguments, GError **error);
bool plan_untick(const struct options *options, const char *const *arguments, GError **error);
bool plan_edit(const struct options *options, const char *const *arguments, GError **error);
bool plan_lay_anew(const struct options *options, const char *const *arguments, GError **error);
bool plan_remove(const struct options *options, const char *const *arguments, GError **error);
bool plan_undo(const struct options *options, const char *const *arguments, GError **error);
bool plan_redo(const struct options *options, const char *const *arguments, GError **error);

#endif
