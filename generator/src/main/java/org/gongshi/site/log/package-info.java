/**
 * Keeps the record of what became public and what left the site, for anyone to check: a
 * transparency log of plain files, as <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a> has it.
 * {@code plan} says what happened; a release carries the log of the one before it, grown by that.
 *
 * <p>An entry names a decision by its id and by the hash of its signature file. Nobody can make
 * that signature without the service's key, so once the file is gone the hash says nothing of the
 * text, not even to one who guesses it: the log never has to forget.
 */
@NullMarked
package org.gongshi.site.log;

import org.jspecify.annotations.NullMarked;
