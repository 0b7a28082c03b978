/* folder-state.h - what lies in a folder: to see whether it is as it was, and to make it so again
 *
 * Files are the same if their bytes are; workbooks (*.stage5) if the same stands in their tables,
 * after a journal that lies beside was rolled back, and SQLite finds them whole. An empty one is as
 * good as none. */
#ifndef STAGE5_TESTS_FOLDER_STATE_H
#define STAGE5_TESTS_FOLDER_STATE_H

#include <glib.h>
#include <stdbool.h>

struct folder_state;

/* Read @folder. A workbook whose bytes are those in @known (or NULL) is not opened again. Free
 * with folder_state_free(). */
struct folder_state *folder_state_read(const char *folder, const struct folder_state *known);
void folder_state_free(struct folder_state *state);
typedef struct folder_state FolderState; /* for g_autoptr(FolderState) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FolderState, folder_state_free)

/* A number for every name, mode and byte that was found, also of what is as good as nothing: two
 * readings with the same mark were of the same folder. */
guint64 folder_state_mark(const struct folder_state *state);

/* Make @folder hold what @state does, and nothing else. */
void folder_state_restore(const struct folder_state *state, const char *folder);

/* NULL if they are the same; or what differs in @is from @should_be, such as "plan.pdf is another".
 * Transfer full. */
char *folder_state_difference(const struct folder_state *is, const struct folder_state *should_be);

/* The bytes of a file, NULL if it is not there. Transfer none. */
GBytes *folder_state_bytes(const struct folder_state *state, const char *name);

/* NULL if all that is in @before is in @is, as it is there or in @after; or what is not. For a
 * program that was ended in the middle. Transfer full. */
char *folder_state_damage(const struct folder_state *is, const struct folder_state *before,
                          const struct folder_state *after);

#endif
