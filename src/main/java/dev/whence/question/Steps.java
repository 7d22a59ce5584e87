package dev.whence.question;

import dev.whence.nodes.Interpretation;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a question that needs several nodes is computed: who is meant first, then the numbers of these. */
final class Steps {
    private Steps() {}

    /** One step a node, as it goes over the wire. */
    static List<Map<String, Object>> of(Interpretation asked) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Members members : asked.query().members()) {
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("node", members.node());
            step.put("find", members.label());
            step.put("dimension", members.dimension());
            if (members instanceof Members.OfSet set) {
                step.put("set", set.set().name());
                step.put("others", set.others());
                step.put(
                        "meaning",
                        (set.others() ? "All others than: " : "") + set.set().description());
                set.period().ifPresent(period -> step.put("period", period));
            } else if (members instanceof Members.Groups groups) {
                step.put("having", groups.query().having());
                groups.query().period().ifPresent(period -> step.put("period", period));
            }
            step.put("samePeriod", members.alike());
            steps.add(step);
        }
        Map<String, Object> last = new LinkedHashMap<>();
        last.put("node", asked.node());
        if (asked.query().countsMembers()) {
            last.put("count", asked.query().members().get(0).label());
        } else {
            last.put("compute", asked.query().metrics());
        }
        steps.add(last);
        return steps;
    }

    /** "12 products out of stock: ": how many were found; empty where nothing had to be found first. */
    static String counted(Interpretation asked, MetricResult result) {
        StringBuilder counted = new StringBuilder();
        for (int i = 0; i < result.members().size(); i++) {
            long members = result.members().get(i);
            counted.append(members == 0 ? "there are no " : members + " ")
                    .append(asked.query().members().get(i).label())
                    .append(members == 0 ? ", so " : ", of these ");
        }
        return counted.toString();
    }
}
