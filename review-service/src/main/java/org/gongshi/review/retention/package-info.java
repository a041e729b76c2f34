/**
 * 保管期限、暂缓销毁与销毁: how long the file of an ended case is kept, who holds it back, and the destruction
 * by two persons. Every step of a case and the vault come before; the review of case files comes
 * after.
 */
@NullMarked
package org.gongshi.review.retention;

import org.jspecify.annotations.NullMarked;
