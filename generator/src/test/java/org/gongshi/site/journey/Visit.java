package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One visitor's window on the site. It remembers every complaint of the browser and every request
 * that went to another host.
 */
final class Visit implements AutoCloseable {

  /** What the visitor holds in their hands. */
  enum Device {
    DESKTOP(1280, 900, ColorScheme.LIGHT),
    PHONE(390, 844, ColorScheme.DARK);

    final int width;
    final int height;
    final ColorScheme colours;

    Device(int width, int height, ColorScheme colours) {
      this.width = width;
      this.height = height;
      this.colours = colours;
    }
  }

  private static final Path PICTURES = DemoRun.ROOT.resolve("generator/target/screenshots");

  private final String site;
  private final Device device;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Visit(String site, Device device, BrowserContext context) {
    this.site = site;
    this.device = device;
    this.context = context;
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // The browser also reports the page's own 404, 410 or 400 here, which is asserted on.
          boolean ownStatus =
              message.text().startsWith("Failed to load resource")
                  && message.location().startsWith(page.url());
          if (!ownStatus) {
            complaints.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("error: " + error));
    page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(site)) {
            complaints.add("another host: " + request.url());
          }
        });
  }

  static Visit on(String site, Browser browser, Device device) {
    return on(site, browser, device, device.colours, true);
  }

  static Visit on(
      String site, Browser browser, Device device, ColorScheme colours, boolean javaScript) {
    return new Visit(
        site,
        device,
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(device.width, device.height)
                .setColorScheme(colours)
                .setLocale("zh-CN")
                .setJavaScriptEnabled(javaScript)));
  }

  Page page() {
    return page;
  }

  /** Opens a path below the site root and gives the status. */
  int open(String path) {
    Response response = page.navigate(site + path);
    return response.status();
  }

  int search(String query) {
    return open("search/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  /** Follows the first link with this text that is inside {@code where}. */
  void follow(String where, String text) {
    page.locator(where + " a").filter(containing(text)).first().click();
    page.waitForLoadState();
  }

  String text() {
    return page.locator("main").innerText();
  }

  String heading() {
    return page.locator("main h1").innerText();
  }

  /** The titles of a list, in its order. */
  List<String> items() {
    return page.locator(".items .item-title").allInnerTexts();
  }

  /** Below the site root. */
  String path() {
    return page.url().substring(site.length());
  }

  void assertNoComplaint() {
    assertThat(complaints).as("at %s", page.url()).isEmpty();
  }

  void assertNothingSticksOut() {
    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(((Number) overflow).intValue())
        .as("pixels beyond the right edge at %s", page.url())
        .isNotPositive();
    Object width = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth");
    assertThat(width).as("fits the window at %s", page.url()).isEqualTo(true);
  }

  /** Keeps a picture of the whole page for people to look at, by its name and width. */
  Path keepPicture(String name) {
    Path file = PICTURES.resolve(name.replace(' ', '-') + "-" + device.width + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Override
  public void close() {
    context.close();
  }
}
