package dev.whence.mapping.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.whence.event.NearestName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What expressions say of rows, turned into calls whose types the checker knows: {@code ref('orders', id)} becomes a call
 * of a function of its own that returns rows of orders.
 */
final class RowMacros {
    static final List<String> NAMES = List.of(
            "became",
            "changed",
            "filled",
            "cleared",
            "ref",
            "children",
            "parent",
            "touched",
            "coalesce",
            "greatest",
            "least");
    static final String REF = "@ref:";
    static final String CHILDREN = "@children:";
    static final String TOUCHED = "@touched:";

    private final RowTypes types;
    private final RowType table;

    RowMacros(RowTypes types, RowType table) {
        this.types = types;
        this.table = table;
    }

    List<CelMacro> macros() {
        return List.of(
                macro("ref", this::ref),
                macro("parent", this::parent),
                macro("children", (f, a) -> ofChildren(f, a, CHILDREN)),
                macro("touched", (f, a) -> ofChildren(f, a, TOUCHED)),
                macro("became", this::became),
                macro("changed", this::changed),
                macro("filled", (f, a) -> nullity(f, a, "before", "after")),
                macro("cleared", (f, a) -> nullity(f, a, "after", "before")),
                macro("coalesce", (f, a) -> f.newGlobalCall(ListFunctions.COALESCE, f.newList(a))),
                macro("greatest", (f, a) -> f.newGlobalCall(ListFunctions.GREATEST, f.newList(a))),
                macro("least", (f, a) -> f.newGlobalCall(ListFunctions.LEAST, f.newList(a))));
    }

    @FunctionalInterface
    private interface Expander {
        CelExpr expand(CelMacroExprFactory factory, List<CelExpr> arguments);
    }

    @SuppressWarnings("Immutable")
    private static CelMacro macro(String name, Expander expander) {
        return CelMacro.newGlobalVarArgMacro(
                name, (factory, target, arguments) -> Optional.of(expander.expand(factory, arguments)));
    }

    static List<CelFunctionDecl> declarations(RowTypes types) {
        List<CelFunctionDecl> declarations = new ArrayList<>();
        for (String name : types.names()) {
            RowType table = types.table(name).orElseThrow();
            CelType row = types.type(name);
            declarations.add(declaration(REF + name, row, table.key().size()));
            if (table.parent().isPresent()) {
                int size = table.parentColumns().size();
                declarations.add(declaration(CHILDREN + name, ListType.create(row), size));
                declarations.add(declaration(TOUCHED + name, SimpleType.BOOL, size));
            }
        }
        return declarations;
    }

    private static CelFunctionDecl declaration(String name, CelType result, int parameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name, result, Collections.nCopies(parameters, SimpleType.DYN)));
    }

    private CelExpr ref(CelMacroExprFactory factory, List<CelExpr> arguments) {
        Optional<String> name = arguments.isEmpty() ? Optional.empty() : name(arguments.get(0));
        if (name.isEmpty()) {
            return factory.reportError(
                    "ref takes a table's name and the values of its key: ref('orders', row.order_id)");
        }
        Optional<RowType> target = types.table(name.get());
        if (target.isEmpty()) {
            return factory.reportError(
                    "the pack has no table '" + name.get() + "'" + NearestName.hint(name.get(), types.names()));
        }
        if (arguments.size() != 1 + target.get().key().size()) {
            return factory.reportError("the key of " + name.get() + " is "
                    + String.join(", ", target.get().key()) + ": give a value for each");
        }
        return factory.newGlobalCall(REF + name.get(), arguments.subList(1, arguments.size()));
    }

    private CelExpr parent(CelMacroExprFactory factory, List<CelExpr> arguments) {
        if (table.parent().isEmpty() || !arguments.isEmpty()) {
            return factory.reportError(
                    table.parent().isEmpty()
                            ? table.table() + " has no parent: its table says no children_of"
                            : "parent() takes nothing");
        }
        return factory.newGlobalCall(REF + table.parent().get(), columns(factory, "row", table.parentColumns()));
    }

    private CelExpr ofChildren(CelMacroExprFactory factory, List<CelExpr> arguments, String function) {
        Optional<String> name = arguments.isEmpty() ? Optional.empty() : name(arguments.get(0));
        Optional<RowType> child = name.flatMap(types::table);
        if (child.isEmpty()) {
            return factory.reportError("the pack has no table "
                    + name.map(n -> "'" + n + "'" + NearestName.hint(n, types.names()))
                            .orElse("without a name: say children('order_items')"));
        }
        if (child.get().parent().isEmpty()) {
            return factory.reportError(
                    "rows of " + name.get() + " belong to no other table: its table says no children_of");
        }
        if (arguments.size() > 1) {
            return factory.newGlobalCall(function + name.get(), arguments.subList(1, arguments.size()));
        }
        if (!child.get().parent().get().equals(table.table())) {
            return factory.reportError("rows of " + name.get() + " belong to "
                    + child.get().parent().get() + ", not to " + table.table() + ": give the key of the "
                    + child.get().parent().get() + " row as well");
        }
        return factory.newGlobalCall(function + name.get(), columns(factory, "row", table.key()));
    }

    private CelExpr became(CelMacroExprFactory factory, List<CelExpr> arguments) {
        Optional<String> column = arguments.size() < 2 ? Optional.empty() : name(arguments.get(0));
        if (column.isEmpty()) {
            return factory.reportError("became takes a column and one value or more: became(status, 'done')");
        }
        List<CelExpr> values = arguments.subList(1, arguments.size());
        CelExpr now = oneOf(factory, column(factory, "after", column.get()), values);
        CelExpr then = oneOf(
                factory,
                column(factory, "before", column.get()),
                values.stream().map(factory::copy).toList());
        return and(factory, now, factory.newGlobalCall(Operator.LOGICAL_NOT.getFunction(), then));
    }

    private static CelExpr oneOf(CelMacroExprFactory factory, CelExpr column, List<CelExpr> values) {
        return values.size() == 1
                ? factory.newGlobalCall(Operator.EQUALS.getFunction(), column, values.get(0))
                : factory.newGlobalCall(Operator.IN.getFunction(), column, factory.newList(values));
    }

    private CelExpr changed(CelMacroExprFactory factory, List<CelExpr> arguments) {
        CelExpr any = factory.newBoolLiteral(false);
        for (CelExpr argument : arguments) {
            Optional<String> column = name(argument);
            if (column.isEmpty()) {
                return factory.reportError("changed takes columns: changed(price, currency)");
            }
            CelExpr differs = factory.newGlobalCall(
                    Operator.NOT_EQUALS.getFunction(),
                    column(factory, "before", column.get()),
                    column(factory, "after", column.get()));
            any = factory.newGlobalCall(Operator.LOGICAL_OR.getFunction(), any, differs);
        }
        return and(factory, factory.newIdentifier("updated"), any);
    }

    private CelExpr nullity(CelMacroExprFactory factory, List<CelExpr> arguments, String without, String with) {
        Optional<String> column = arguments.size() != 1 ? Optional.empty() : name(arguments.get(0));
        if (column.isEmpty()) {
            return factory.reportError("filled and cleared take one column: filled(delivered_at)");
        }
        return and(
                factory,
                isNull(factory, with, column.get(), Operator.NOT_EQUALS),
                isNull(factory, without, column.get(), Operator.EQUALS));
    }

    private static CelExpr isNull(CelMacroExprFactory factory, String image, String column, Operator operator) {
        return factory.newGlobalCall(
                operator.getFunction(), column(factory, image, column), factory.newIdentifier(Scope.NULL));
    }

    private static CelExpr and(CelMacroExprFactory factory, CelExpr a, CelExpr b) {
        return factory.newGlobalCall(Operator.LOGICAL_AND.getFunction(), a, b);
    }

    private static CelExpr column(CelMacroExprFactory factory, String image, String column) {
        return factory.newSelect(factory.newIdentifier(image), column, false);
    }

    private static ImmutableList<CelExpr> columns(CelMacroExprFactory factory, String image, List<String> columns) {
        return columns.stream().map(c -> column(factory, image, c)).collect(ImmutableList.toImmutableList());
    }

    /** A column or table may be written bare or, where its name is odd, as text. */
    private static Optional<String> name(CelExpr argument) {
        return switch (argument.getKind()) {
            case IDENT -> Optional.of(argument.ident().name());
            case CONSTANT ->
                argument.constant().getKind() == dev.cel.common.ast.CelConstant.Kind.STRING_VALUE
                        ? Optional.of(argument.constant().stringValue())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}
