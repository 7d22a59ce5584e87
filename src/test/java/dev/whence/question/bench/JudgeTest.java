package dev.whence.question.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void aNumberIsRightWithinTheTolerance() {
        assertThat(judge("{'kind':'value','expected':100.0,'tolerance':1e-6}", "{'kind':'value','value':100.00005}"))
                .isEqualTo(Verdict.RIGHT);
        assertThat(judge("{'kind':'value','expected':100.0,'tolerance':1e-6}", "{'kind':'value','value':100.1}"))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void aRoundedNumberIsRightIfTheExpectedRoundsToIt() {
        assertThat(judge("{'kind':'value','expected':9.339129,'tolerance':1e-6}", "{'kind':'value','value':9.34}"))
                .isEqualTo(Verdict.RIGHT);
    }

    @Test
    void columnsMayHaveOtherNamesAndAnotherOrder() {
        String question = "{'kind':'table','expected':[{'state':'SP','n':2},{'state':'RJ','n':1}]}";
        assertThat(judge(question, "{'kind':'table','rows':[[1,'RJ'],[2,'SP']]}"))
                .isEqualTo(Verdict.RIGHT);
        assertThat(judge(question, "{'kind':'table','rows':[[2,'RJ'],[1,'SP']]}"))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void rowsOfARankingHaveAnOrderAndThoseOfATableHaveNone() {
        String rows = "'expected':[{'state':'SP','n':2},{'state':'RJ','n':1}]}";
        String turned = "{'kind':'table','rows':[['RJ',1],['SP',2]]}";
        assertThat(judge("{'kind':'table'," + rows, turned)).isEqualTo(Verdict.RIGHT);
        assertThat(judge("{'kind':'ranking'," + rows, turned)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void tooFewRowsAreWrong() {
        assertThat(judge("{'kind':'table','expected':[{'n':2},{'n':1}]}", "{'kind':'table','rows':[[2]]}"))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void labelsMatchByMeaning() {
        assertThat(judge(
                        "{'kind':'comparison','expected':[{'part':'weekend','v':1.5}]}",
                        "{'kind':'comparison','rows':[['Weekends',1.5]]}"))
                .isEqualTo(Verdict.RIGHT);
    }

    @Test
    void rangesOfNumbersMayBeNamedInManyWays() {
        String rows = "{'kind':'table','rows':[['under 50',2],['50 to under 100',3],['100 to 200',1],['over 200',4]]}";
        assertThat(judge(
                        "{'kind':'table','expected':[{'b':'< 50','n':2},{'b':'100-200','n':1},{'b':'50-100','n':3},"
                                + "{'b':'> 200','n':4}]}",
                        rows))
                .isEqualTo(Verdict.RIGHT);
        assertThat(judge(
                        "{'kind':'table','expected':[{'b':'< 50','n':2},{'b':'100-200','n':3},{'b':'50-100','n':1},"
                                + "{'b':'> 200','n':4}]}",
                        rows))
                .isEqualTo(Verdict.WRONG);
        assertThat(judge(
                        "{'kind':'table','expected':[{'b':0,'n':2},{'b':10,'n':1}]}",
                        "{'kind':'table','rows':[['0 to under 10',2],['10 to under 20',1]]}"))
                .isEqualTo(Verdict.RIGHT);
    }

    @Test
    void refusingWhatHasAnAnswerIsNeitherRightNorWrong() {
        assertThat(judge("{'kind':'value','expected':1}", "{'kind':'refuse'}")).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void answeringWhatMustBeRefusedIsWrongAndSoIsNoOtherReason() {
        String question = "{'kind':'refuse','expected':{'reason':'private_data'}}";
        assertThat(judge(question, "{'kind':'value','value':1}")).isEqualTo(Verdict.WRONG);
        assertThat(judge(question, "{'kind':'refuse','reason':'not_in_data'}")).isEqualTo(Verdict.REFUSED);
        assertThat(judge(question, "{'kind':'refuse','reason':'private_data'}")).isEqualTo(Verdict.RIGHT);
    }

    private static Verdict judge(String question, String answer) {
        return new Judge().judge(json(question), json(answer));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
