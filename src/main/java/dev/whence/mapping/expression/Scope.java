package dev.whence.mapping.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.whence.capture.Row;
import dev.whence.event.NearestName;
import dev.whence.event.Problem;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What expressions about the rows of one table can see, and how they are compiled. Not thread-safe. */
public final class Scope {
    static final String NULL = "@null";
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '(.*)'");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)'.*");

    private final RowTypes types;
    private final RowType table;
    private final Map<String, Variable> variables;
    private final AtomicInteger slots;
    private final CelCompiler compiler;
    private final Map<String, Shape> shapes;

    private Scope(
            RowTypes types,
            RowType table,
            Map<String, Variable> variables,
            AtomicInteger slots,
            Map<String, Shape> shapes) {
        this.shapes = Map.copyOf(shapes);
        this.types = types;
        this.table = table;
        this.variables = variables;
        this.slots = slots;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardEnvironmentEnabled(false)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addMacros(new RowMacros(types, table).macros())
                .setTypeProvider(types)
                .addFunctionDeclarations(Functions.declarations())
                .addFunctionDeclarations(RowMacros.declarations(types));
        variables.forEach((name, variable) -> builder.addVar(name, variable.type()));
        this.compiler = builder.build();
    }

    /** What is known of every row of a table before the pack says more. */
    public static Scope of(RowTypes types, String name) {
        RowType table = types.table(name).orElseThrow();
        CelType row = types.type(name);
        Map<String, Variable> variables = new LinkedHashMap<>();
        AtomicInteger slots = new AtomicInteger();
        List.of("before", "after", "row").forEach(v -> put(variables, slots, v, row));
        List.of("appeared", "inserted", "updated", "deleted", "history")
                .forEach(v -> put(variables, slots, v, SimpleType.BOOL));
        put(variables, slots, "committed_at", SimpleType.TIMESTAMP);
        put(variables, slots, NULL, SimpleType.DYN);
        return new Scope(types, table, variables, slots, Map.of());
    }

    private static void put(Map<String, Variable> variables, AtomicInteger slots, String name, CelType type) {
        variables.put(name, new Variable(type, slots.getAndIncrement(), Optional.empty()));
    }

    /** The same with one more name, which is computed when it is first used and then kept for the row. */
    public Scope with(String name, Shape definition) {
        Map<String, Variable> more = new LinkedHashMap<>(variables);
        more.put(name, new Variable(definition.type(), slots.getAndIncrement(), Optional.of(definition)));
        Map<String, Shape> named = new HashMap<>(shapes);
        named.put(name, definition);
        return new Scope(types, table, more, slots, named);
    }

    /** What a name of {@code let} stands for, if it is a single expression. */
    public Optional<String> definition(String name) {
        return Optional.ofNullable(variables.get(name))
                .flatMap(Variable::definition)
                .flatMap(Shape::text);
    }

    /** The same with an event's data fields, which templates may name; see {@link Frame#setData}. */
    public Scope withData(Shape.Fields fields) {
        Map<String, Variable> more = new LinkedHashMap<>(variables);
        Map<String, Shape> named = new HashMap<>(shapes);
        fields.names().forEach(name -> {
            put(more, slots, name, fields.type(name));
            named.put(name, fields.shape(name));
        });
        return new Scope(types, table, more, slots, named);
    }

    /** Compiles the text; empty if it is wrong, and then {@code problems} says why and where. */
    public Optional<Expression> compile(String text, Place place, List<Problem> problems) {
        try {
            var ast = compiler.check(Rewriter.rewrite(compiler.parse(text).getAst()))
                    .getAst();
            types.at(place);
            TypeRules.check(ast, types, message -> problems.add(place.problem(message + " in `" + text + "`")));
            Evaluator evaluator = new Planner(ast, variables, types, slots).plan(ast.getExpr());
            return Optional.of(new Expression(evaluator, ast.getResultType(), text, place, Taint.of(ast, shapes)));
        } catch (CelValidationException e) {
            e.getErrors().forEach(issue -> problems.add(problem(issue, text, place)));
            return Optional.empty();
        }
    }

    private Problem problem(CelIssue issue, String text, Place place) {
        int offset = Math.max(0, issue.getSourceLocation().getColumn());
        int start = 0;
        for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        return place.problem(start + offset, explained(issue.getMessage()));
    }

    private String explained(String message) {
        Matcher field = UNDEFINED_FIELD.matcher(message);
        if (field.find()) {
            TreeSet<String> columns = new TreeSet<>();
            types.names().forEach(name -> columns.addAll(types.columns(name)));
            return "there is no column '" + field.group(1) + "'" + NearestName.hint(field.group(1), columns);
        }
        Matcher name = UNDECLARED.matcher(message);
        if (name.find()) {
            TreeSet<String> known = Functions.names();
            variables.keySet().stream().filter(v -> !v.startsWith("@")).forEach(known::add);
            return "'" + name.group(1) + "' is not known here" + NearestName.hint(name.group(1), known);
        }
        return message;
    }

    /** The variables for one row. */
    public Frame frame(RowState state, Lookups lookups, ZoneId zone) {
        Frame frame = new Frame(slots.get(), lookups, zone);
        Row before = state.before().orElse(null);
        Row after = state.after().orElse(null);
        boolean appeared = before == null && after != null;
        Object[] values = {
            before,
            after,
            after == null ? before : after,
            appeared,
            appeared && !state.history(),
            before != null && after != null && state.changed(),
            after == null,
            state.history(),
            state.committedAt().orElse(null),
            null
        };
        for (int slot = 0; slot < values.length; slot++) {
            frame.set(slot, values[slot]);
        }
        return frame;
    }

    /** Where the data fields of {@link #withData} are kept in a frame. */
    public Map<String, Integer> slots(Set<String> fields) {
        Map<String, Integer> places = new LinkedHashMap<>();
        fields.forEach(field -> places.put(field, variables.get(field).slot()));
        return places;
    }
}
