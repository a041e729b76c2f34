/**
 * Measures the generator as its users run it: every figure is of a process of its own. It stands
 * beside the steps and uses nothing of them but the contract's files.
 */
@NullMarked
package org.gongshi.site.bench;

import org.jspecify.annotations.NullMarked;
