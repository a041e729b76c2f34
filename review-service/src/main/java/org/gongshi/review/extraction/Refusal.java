package org.gongshi.review.extraction;

/** Why nothing is taken out of a file. */
public enum Refusal {
  UNKNOWN_FORMAT("只能附PDF、DOCX、JPEG、PNG格式的文件；旧版Word文件请另存为DOCX后重新登记"),
  ENCRYPTED("文件设有密码，请登记没有密码的文件"),
  BROKEN("文件已经损坏，无法读取，请核对后重新登记"),
  UNREADABLE_PAGE("没有可以识别的文字，可能是扫描件或者图片；扫描件不公开，请登记有文字的电子文书"),
  GARBLED_PAGE("文字编码不完整，读出的文字与所见不一致，请由原软件重新生成文件"),
  HOLDS_ANOTHER_FILE("正文嵌有其他文件的内容，请把内容直接写入正文"),
  NO_TEXT("文件没有文字"),
  TOO_MANY_BYTES("文件过大，不得超过50 MB"),
  TOO_MANY_PAGES("页数过多，不得超过300页"),
  TOO_MUCH_TEXT("文字过多，不得超过20万字"),
  TOO_MANY_PIXELS("图片过大，不得超过5000万像素"),
  TOO_MUCH_WORK("文件过于复杂，未能在规定的时间和内存内读完，请由原软件重新生成文件");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** What is wrong and what to do, in Chinese, without a full stop. */
  public String sentence() {
    return sentence;
  }
}
