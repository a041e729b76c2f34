package org.gongshi.site.bake;

import java.util.List;

/**
 * What the bake wrote.
 *
 * @param shell the frame, to be kept with the release
 * @param pages paths of the HTML pages
 * @param listed those of them that search engines may list
 */
public record Baked(Shell shell, List<String> pages, List<String> listed) {}
