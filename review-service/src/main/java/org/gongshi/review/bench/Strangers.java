package org.gongshi.review.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.gongshi.review.redaction.Surnames;

/** A text that names people whom the case does not know, by names as frequent as they are. */
final class Strangers {
  private static final int MENTIONS = 12;

  /** Characters of given names; of the first and of the second place alike. */
  private static final String GIVEN =
      "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文斌辉飞鹏宇浩然欣怡子轩梓涵雨婷佳琪雪莹俊峰海波晓东永春淑珍凤琴素云德福荣贵"
          + "昌盛兴旺根生长林金水木火土山石田禾苗谷雷电冰清洁莲菊竹松柏青蓝紫丹彤彦博思远安宁康健泽润沐阳晨曦若溪嘉诚立新向前学义仁礼智信忠孝廉正礼培"
          + "锦绣绮罗瑞祥瑜瑾璐珊琳瑶婉婷妍媛嫣娴舒畅乐悦怀民爱党跃进援朝抗美大有小满开来继业守业耀祖光宗";

  private static final List<String> FOREIGN =
      List.of("古丽娜尔·买买提", "阿卜杜拉·热合曼", "扎西·次仁", "巴特尔·那木吉", "帕提古丽·吾买尔", "玛丽亚·伊万诺娃");

  private static final List<String> SENTENCES =
      List.of(
          "经查，{}于2026年3月在未取得许可的情况下从事经营。",
          "执法人员对{}进行了询问并制作询问笔录。",
          "{}称其不知道该批食品已经超过保质期。",
          "证人{}证实上述情况属实。",
          "该车由{}驾驶，车上载有货物三十箱。",
          "当事人与{}系夫妻关系，共同经营该店。",
          "货款由{}通过转账支付。",
          "投诉人{}反映在该店购买的食品变质。",
          "当事人的员工{}在场并签字确认。",
          "委托代理人{}提交了授权委托书。",
          "经营场所系向{}租赁，月租金两千元。",
          "现场负责人{}陪同检查。",
          "患者{}在该诊所就诊后出现不适。",
          "{}（男，汉族，初中文化）陈述了事情经过。",
          "当日值班的{}未能出示健康证明。",
          "上述货物卖给了{}等人。",
          "{}的妻子到场领取了文书。",
          "收据上写有“{}”字样。",
          "法定代表人由原先的股东变更为{}。",
          "经{}介绍，当事人购进该批货物。",
          "微信聊天记录显示{}曾经要求发货。",
          "{}向本局提交了情况说明。",
          "本局依法向{}送达了告知书。",
          "邻居{}听到施工噪声后报警。",
          "当事人借用{}的身份证办理登记。",
          "死者{}的家属要求赔偿。",
          "据{}讲，当天没有营业。",
          "工程由{}承揽，未签订书面合同。",
          "本局对{}的陈述予以采信。",
          "另查明，{}未在规定期限内改正。",
          "店内账册由{}保管。",
          "当事人雇佣{}从事装卸工作。",
          "{}承认上述货物由其购进。",
          "该房屋登记在{}名下。",
          "此前{}曾因同类行为受到处罚。",
          "司机{}当场出示了行驶证。");

  /** Each surname with the sum of the weights up to it. */
  private static final List<String> SURNAMES = new ArrayList<>();

  private static final List<Integer> SUMS = new ArrayList<>();

  static {
    int sum = 0;
    for (var one : new TreeMap<>(Surnames.weights()).entrySet()) {
      sum += one.getValue();
      SURNAMES.add(one.getKey());
      SUMS.add(sum);
    }
  }

  private final RandomGenerator random;

  Strangers(RandomGenerator random) {
    this.random = random;
  }

  Planted text() {
    Planted text = new Planted();
    for (int i = 0; i < MENTIONS; i++) {
      text.plain(pick(PlainSentences.FILLERS));
      if (i % 4 == 0) {
        text.plain(pick(PlainSentences.DECOYS)).plain(pick(PlainSentences.LOOKALIKES));
      }
      text.secret(pick(SENTENCES), name());
    }
    return text;
  }

  private String name() {
    if (random.nextInt(40) == 0) {
      return pick(FOREIGN);
    }
    String first = given();
    return surname(random) + (random.nextInt(5) == 0 ? first : first + given());
  }

  private static String surname(RandomGenerator random) {
    int at = Collections.binarySearch(SUMS, random.nextInt(SUMS.getLast()));
    return SURNAMES.get(at >= 0 ? at + 1 : -at - 1);
  }

  private String given() {
    return String.valueOf(GIVEN.charAt(random.nextInt(GIVEN.length())));
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
