package dev.whence.mapping.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the checker leaves open: comparing what can never be equal, and which columns an expression uses. */
final class TypeRules {
    private static final Set<CelKind> NUMBERS = Set.of(CelKind.INT, CelKind.DOUBLE);
    private static final Set<CelKind> OPEN = Set.of(CelKind.DYN, CelKind.ANY, CelKind.TYPE_PARAM, CelKind.ERROR);

    private TypeRules() {}

    static void check(CelAbstractSyntaxTree ast, RowTypes types, Consumer<String> problems) {
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .forEach(node -> {
                    if (node.getKind() == Kind.SELECT) {
                        use(ast, node, types);
                    } else if (node.getKind() == Kind.CALL) {
                        compare(ast, node, types, problems);
                    }
                });
    }

    private static void use(CelAbstractSyntaxTree ast, CelExpr node, RowTypes types) {
        CelType operand = ast.getTypeOrThrow(node.select().operand().id());
        if (RowType.isRow(operand)) {
            int offset = ast.getSource().getPositionsMap().getOrDefault(node.id(), 0);
            types.use(RowType.tableOf(operand), node.select().field(), Math.max(0, offset));
        }
    }

    private static void useWhole(CelType type, RowTypes types) {
        if (RowType.isRow(type)) {
            types.useWhole(RowType.tableOf(type));
        }
        type.parameters().forEach(parameter -> useWhole(parameter, types));
    }

    private static void compare(CelAbstractSyntaxTree ast, CelExpr node, RowTypes types, Consumer<String> problems) {
        String function = node.call().function();
        List<CelExpr> arguments = node.call().args();
        boolean in = function.equals(Operator.IN.getFunction());
        if (!in
                && !function.equals(Operator.EQUALS.getFunction())
                && !function.equals(Operator.NOT_EQUALS.getFunction())) {
            return;
        }
        CelType left = ast.getTypeOrThrow(arguments.get(0).id());
        CelType right = ast.getTypeOrThrow(arguments.get(1).id());
        CelType other = in ? element(right) : right;
        if (RowType.isRow(left) && RowType.isRow(other)) {
            useWhole(left, types);
            useWhole(other, types);
        } else if (!comparable(left, other)) {
            problems.accept(ValueTypes.name(left) + " is never equal to " + ValueTypes.name(other));
        }
    }

    private static CelType element(CelType container) {
        return container instanceof ListType list && list.hasElemType() ? list.elemType() : SimpleType.DYN;
    }

    private static boolean comparable(CelType a, CelType b) {
        return OPEN.contains(a.kind())
                || OPEN.contains(b.kind())
                || isNumber(a) && isNumber(b)
                || a.kind() == b.kind() && a.name().equals(b.name());
    }

    private static boolean isNumber(CelType type) {
        return NUMBERS.contains(type.kind()) || type.equals(ValueTypes.DECIMAL);
    }
}
