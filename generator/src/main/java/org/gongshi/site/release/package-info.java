/**
 * Makes a verified staging folder the current release by one atomic rename, keeps the newest
 * releases and purges old ones, and leaves receipts. {@code verify} comes before; {@code serve} and
 * any web server read what it leaves.
 *
 * <p>System calls of a switch, in order: fsync of every file, fsync of every folder (one syncfs for
 * all where they are many), rename to {@code releases/<id>}, fsync of {@code releases}, symlink
 * beside {@code current}, rename over {@code current}, fsync of the data folder. A crash before the
 * second rename leaves the old release current; after it, the new one.
 */
@NullMarked
package org.gongshi.site.release;

import org.jspecify.annotations.NullMarked;
