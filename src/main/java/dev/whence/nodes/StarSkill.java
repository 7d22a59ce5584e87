package dev.whence.nodes;

import dev.whence.semantics.Skill;
import dev.whence.semantics.SkillExecutor;
import dev.whence.semantics.SkillExecutor.Told;
import java.util.Optional;

/** A skill that SQL over the star answers. */
public final class StarSkill implements Answerer {
    private final Skill skill;
    private final SkillExecutor executor;

    public StarSkill(Skill skill, SkillExecutor executor) {
        this.skill = skill;
        this.executor = executor;
    }

    @Override
    public String name() {
        return skill.name();
    }

    @Override
    public Finding answer(Interpretation interpretation) {
        Told told = executor.run(
                skill, interpretation.query(), interpretation.lookup().map(Lookup::id), interpretation.now());
        return new Finding(interpretation, told.result(), Optional.empty(), told.sentence());
    }
}
