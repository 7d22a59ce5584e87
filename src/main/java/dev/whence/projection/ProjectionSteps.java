package dev.whence.projection;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs the files of a projection on one connection, and keeps the temporary tables of those that do not run empty. Used
 * by one thread at a time.
 */
final class ProjectionSteps {
    private final List<ProjectionStep> steps;
    private final Set<ProjectionStep> filled = new HashSet<>();
    private boolean made;

    ProjectionSteps(List<ProjectionStep> steps) {
        this.steps = steps;
    }

    /** @param types of the events in the batch */
    void run(Statement statement, Set<String> types) throws SQLException {
        for (ProjectionStep step : steps) {
            if (!made || step.concerns(types)) {
                execute(statement, step);
                filled.add(step);
            } else if (filled.remove(step)) {
                for (String table : step.tables()) {
                    statement.execute("delete from temp." + table);
                }
            }
        }
        made = true;
    }

    /** After a rollback: the temporary tables are what they were before, which is not known here. */
    void forget() {
        made = false;
    }

    private static void execute(Statement statement, ProjectionStep step) throws SQLException {
        try {
            statement.execute(step.sql());
        } catch (SQLException failed) {
            throw new SQLException(step.file() + ": " + failed.getMessage(), failed);
        }
    }
}
