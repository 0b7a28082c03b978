/* damage.h - files spoilt at random */
#ifndef STAGE5_TESTS_DAMAGE_H
#define STAGE5_TESTS_DAMAGE_H

#include <glib.h>
#include <stdbool.h>

/* Spoil @bytes in one to three ways: bits flipped, cut off, blocks swapped, doubled, wiped or taken
 * out, bytes put in. @pages: those of a database, whose beginning and pages are hit more often;
 * else lines of a table. */
void damage(GString *bytes, GRand *random, bool pages);

/* Put odd texts into words of a table, which can still be read unless one is part of an id. */
void damage_words(GString *bytes, GRand *random);

#endif
