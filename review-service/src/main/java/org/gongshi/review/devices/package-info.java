/**
 * The cameras and terminals of the organs. Their officers come before it; audio-visual records name
 * the device that made them.
 */
@NullMarked
package org.gongshi.review.devices;

import org.jspecify.annotations.NullMarked;
