//! The prompt's characters, folded so that one spelling of each word is left.
//!
//! Folding replaces characters one by one, so positions in the folded text are positions in the prompt.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A prompt, as written and as folded.
#[derive(Debug)]
pub(super) struct Text {
    /// The characters as written.
    pub(super) written: Vec<char>,
    /// Lower case, half width, simplified Chinese, without accents.
    pub(super) folded: Vec<char>,
    /// `folded` as a string.
    string: String,
    /// Where each character begins in `string`; one longer than `folded`.
    offsets: Vec<usize>,
}

impl Text {
    /// Folds a prompt.
    pub(super) fn new(prompt: &str) -> Self {
        let written: Vec<char> = prompt.chars().collect();
        let folded: Vec<char> = written.iter().map(|&c| fold(c)).collect();
        let mut offsets = Vec::with_capacity(folded.len() + 1);
        let mut string = String::with_capacity(prompt.len());
        for &c in &folded {
            offsets.push(string.len());
            string.push(c);
        }
        offsets.push(string.len());
        Self { written, folded, string, offsets }
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    /// The folded characters of a range.
    pub(super) fn slice(&self, start: usize, end: usize) -> &str {
        &self.string[self.offsets[start]..self.offsets[end]]
    }

    /// The characters of a range as they were written.
    pub(super) fn as_written(&self, start: usize, end: usize) -> String {
        self.written[start..end].iter().collect()
    }

    /// The folded character at a position, if there is one.
    pub(super) fn at(&self, position: usize) -> Option<char> {
        self.folded.get(position).copied()
    }
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '〇')
}

/// Whether a character belongs to a word that is written with spaces around it.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => fold(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        'A'..='Z' => c.to_ascii_lowercase(),
        '\0'..='\u{7f}' => c,
        'à'..='å' | 'À'..='Å' => 'a',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        'ç' | 'Ç' => 'c',
        '\u{2010}'..='\u{2015}' => '-',
        _ if is_han(c) => SIMPLIFIED.get(&c).copied().unwrap_or(c),
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

// Read-only once made, and made from constants alone.
static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    TRADITIONAL
        .split_whitespace()
        .zip(TO_SIMPLIFIED.split_whitespace())
        .flat_map(|(t, s)| t.chars().zip(s.chars()))
        .collect()
});

/// Traditional characters that common words are written with; below them, in the same order, the simplified.
const TRADITIONAL: &str = "\
與專業叢東絲兩嚴喪個豐臨為麗舉義烏樂喬習鄉書買亂爭於虧雲亞產畝親褻億僅從侖倉儀們價眾優會傘偉傳傷倫偽體餘傭俠侶 \
偵側僑儉債傾償儲兒黨蘭關興養獸內岡冊寫軍農馮沖決況凍淨涼減湊凜幾鳳憑凱擊鑿劃劉則剛創刪別剎劑剝劇勸辦務動勵勁勞 \
勢勳勝區醫華協單賣盧衛卻廠廳曆厲壓厭廁廂廈廚縣參雙發變敘疊葉號嘆嚇嗎啟吳嘔員聽嗚詠嚨響啞嘩喲嘮囑囪園圍國圖圓聖 \
場壞塊堅壇壩墳墜壟墊執塵墻壯聲殼壺處備複夠頭誇夾奪奮獎奧妝婦媽嫵姍嬌孫學寧寶實寵審憲宮寬賓寢對尋導壽將爾塵嘗堯 \
屍盡層屆屬歲島峽崗嶺嶽巖鞏幣帥師帳簾幟帶幫幹並廣慶廬庫應廟龐廢開異棄張彌彎彈強歸當錄徹徑憶憂懷態憐總戀惡惱悅懸驚 \
懼慘慣憤願懶戲戰戶擴掃揚擾撫搶護報擔擬攏揀擁攔擰撥擇掛摯揮損撿換據擲攬攪攝擺搖攤撐數齋斕鬥斬斷無舊時曠晝顯曬曉暈暫 \
術樸機殺雜權條來楊極構槍楓櫃檸標棧欄樹樣樁橋檔夢檢樓欖櫥橫櫻歐歡殘毆畢氈氣漢湯洶溝沒淚澤潔灑淺漿澆測濟渾濃濤漲漁 \
溫灣濕滿濾灘瀏瀑滅燈靈災爐燉點煉爛燭煙煩燒熱煥愛爺牆犧狀獨狹獅貓獵豬猶獾獼瑪環現琺瓊電畫暢療瘋癢盜盞鹽監蓋盤眾睜瞇 \
礦碼磚確禮禍禪離種積稱穩窮竊窗窯豎競筆筍築篩籃簡籬籠糧糞緊紅紀紋納紐純紗紙級紛線練組細織終紹經結繞繪給絨絡絕統絹綁繡繼 \
績緒續綺綢綠維綿網緞緣編緩縫纏縮繩繽纖羅罷翹聞聯聰肅腸膚腎脹膽勝腳脈臉臘膠騰臨艙艦艱豔藝節薑蘆蒼蘇蘋莊莖蘿螢營蔥蔣薔藍 \
蘊薩蘭蘑蟲蝦蝸蠟蠶蠻螞蟻補襯裝裡製褲襪見觀規視覽覺觸譽計訂討讓訓記講許訪設證評識訴診詞試詩話該詳語誤說請讀課誰調談謎謝譜 \
貝負財貢貨質販貪貧購貼貴費賀資賊賞賜賭賴賺賽贈贊趙趕趨躍跡踐車軌軒轉輪軟轟軸輕載輛輝輩輸轎辮邊達遷過邁運還這進遠違連遲適選 \
遺遙鄰鄭醬釀釋針釘釣鈔鋼鐘鑰鉛鈴鐵鍋鎖鋤銅鋁銀鏟鏈銳錯鎬錦鍵鋸鎮鏡鑼鑽門閃閉問閒間鬧閣閱闊隊陽陰陣階際陸陳險隨隱隻雞雛霧靜 \
韓頂頁項順須頑頓頒預領頻題顏額風飄飛饑飯飲飾餃餅餓餡館饅饃馬馴駝騎騾驢駿驕髒鬆鬍鬚魚魷鯉鯊鯨鱷鮮鳥鳴鴉鴨鴿鵝鵲鶴鷹鸚鵡鷗鹿麥黃齊齒龍龜 \
蕭蘸貍檯颱臺嘴麵傢鞦韆籤託羣峯淚遊週麼爲裏衆着妳牠粧盃獃綵燄 \
夥倆後餵佈採擱摟暉柵槳樺櫚檳竈燦爍燻禱窩箏糉係約紉綬繃綻綴纜縷繚罌藥蓮蠣蠅蠍銜認議訝誕詭諾誼諜謐賬鬱錢鈸鐃鐺銘鋪鏽錨錘鍬 \
鍍鏢鐲長難顧頌頸頰顆颶飩飪飽餛馳駛駒駕駱驗鱝鰻鱗鱒鳶鴦鴛鴕鵜鶘鷲鷺獺蝟昇錶穀鍾復乾髮牀鐮嬰孃彿慮廻歷鑲瀾癒讚贏軀輓";

/// The same characters, simplified.
const TO_SIMPLIFIED: &str = "\
与专业丛东丝两严丧个丰临为丽举义乌乐乔习乡书买乱争于亏云亚产亩亲亵亿仅从仑仓仪们价众优会伞伟传伤伦伪体余佣侠侣 \
侦侧侨俭债倾偿储儿党兰关兴养兽内冈册写军农冯冲决况冻净凉减凑凛几凤凭凯击凿划刘则刚创删别刹剂剥剧劝办务动励劲劳 \
势勋胜区医华协单卖卢卫却厂厅历厉压厌厕厢厦厨县参双发变叙叠叶号叹吓吗启吴呕员听呜咏咙响哑哗哟唠嘱囱园围国图圆圣 \
场坏块坚坛坝坟坠垄垫执尘墙壮声壳壶处备复够头夸夹夺奋奖奥妆妇妈妩姗娇孙学宁宝实宠审宪宫宽宾寝对寻导寿将尔尘尝尧 \
尸尽层届属岁岛峡岗岭岳岩巩币帅师帐帘帜带帮干并广庆庐库应庙庞废开异弃张弥弯弹强归当录彻径忆忧怀态怜总恋恶恼悦悬惊 \
惧惨惯愤愿懒戏战户扩扫扬扰抚抢护报担拟拢拣拥拦拧拨择挂挚挥损捡换据掷揽搅摄摆摇摊撑数斋斓斗斩断无旧时旷昼显晒晓晕暂 \
术朴机杀杂权条来杨极构枪枫柜柠标栈栏树样桩桥档梦检楼榄橱横樱欧欢残殴毕毡气汉汤汹沟没泪泽洁洒浅浆浇测济浑浓涛涨渔 \
温湾湿满滤滩浏瀑灭灯灵灾炉炖点炼烂烛烟烦烧热焕爱爷墙牺状独狭狮猫猎猪犹獾猕玛环现珐琼电画畅疗疯痒盗盏盐监盖盘众睁眯 \
矿码砖确礼祸禅离种积称稳穷窃窗窑竖竞笔笋筑筛篮简篱笼粮粪紧红纪纹纳纽纯纱纸级纷线练组细织终绍经结绕绘给绒络绝统绢绑绣继 \
绩绪续绮绸绿维绵网缎缘编缓缝缠缩绳缤纤罗罢翘闻联聪肃肠肤肾胀胆胜脚脉脸腊胶腾临舱舰艰艳艺节姜芦苍苏苹庄茎萝萤营葱蒋蔷蓝 \
蕴萨兰蘑虫虾蜗蜡蚕蛮蚂蚁补衬装里制裤袜见观规视览觉触誉计订讨让训记讲许访设证评识诉诊词试诗话该详语误说请读课谁调谈谜谢谱 \
贝负财贡货质贩贪贫购贴贵费贺资贼赏赐赌赖赚赛赠赞赵赶趋跃迹践车轨轩转轮软轰轴轻载辆辉辈输轿辫边达迁过迈运还这进远违连迟适选 \
遗遥邻郑酱酿释针钉钓钞钢钟钥铅铃铁锅锁锄铜铝银铲链锐错镐锦键锯镇镜锣钻门闪闭问闲间闹阁阅阔队阳阴阵阶际陆陈险随隐只鸡雏雾静 \
韩顶页项顺须顽顿颁预领频题颜额风飘飞饥饭饮饰饺饼饿馅馆馒馍马驯驼骑骡驴骏骄脏松胡须鱼鱿鲤鲨鲸鳄鲜鸟鸣鸦鸭鸽鹅鹊鹤鹰鹦鹉鸥鹿麦黄齐齿龙龟 \
萧蘸狸台台台嘴面家秋千签托群峰泪游周么为里众着你它妆杯呆彩焰 \
伙俩后喂布采搁搂晖栅桨桦榈槟灶灿烁熏祷窝筝粽系约纫绶绷绽缀缆缕缭罂药莲蛎蝇蝎衔认议讶诞诡诺谊谍谧账郁钱钹铙铛铭铺锈锚锤锹 \
镀镖镯长难顾颂颈颊颗飓饨饪饱馄驰驶驹驾骆验鲼鳗鳞鳟鸢鸯鸳鸵鹈鹕鹫鹭獭猬升表谷钟复干发床镰婴娘佛虑回历镶澜愈赞赢躯挽";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_and_simplified_rows_pair_up() {
        for (t, s) in TRADITIONAL.split_whitespace().zip(TO_SIMPLIFIED.split_whitespace()) {
            assert_eq!(t.chars().count(), s.chars().count(), "{t}\n{s}");
        }
        assert_eq!(TRADITIONAL.split_whitespace().count(), TO_SIMPLIFIED.split_whitespace().count());
    }

    #[test]
    fn one_spelling_is_left() {
        for (written, folded) in
            [("獸醫的聽診器", "兽医的听诊器"), ("ＣＡＦÉ，", "cafe,"), ("龍與貓、紅燈籠", "龙与猫、红灯笼")]
        {
            let text = Text::new(written);
            assert_eq!(text.slice(0, text.len()), folded);
            assert_eq!(text.as_written(0, text.len()), written);
        }
    }
}
