package dev.whence.mapping.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExpr.CelMutableIdent;
import dev.cel.common.ast.CelMutableExpr.CelMutableSelect;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.navigation.CelNavigableMutableExpr;

/**
 * Bends a parsed expression to what rows need before it is type-checked: {@code null} may stand wherever a value may, and
 * {@code row['odd name']} is a column like any other.
 */
final class Rewriter {
    private Rewriter() {}

    static CelAbstractSyntaxTree rewrite(CelAbstractSyntaxTree parsed) {
        CelMutableAst ast = CelMutableAst.fromCelAst(parsed);
        CelNavigableMutableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableMutableExpr::expr)
                .toList()
                .forEach(Rewriter::rewrite);
        return ast.toParsedAst(true);
    }

    private static void rewrite(CelMutableExpr node) {
        if (node.getKind() == Kind.CONSTANT && node.constant().getKind() == CelConstant.Kind.NULL_VALUE) {
            node.setIdent(CelMutableIdent.create(Scope.NULL));
        } else if (node.getKind() == Kind.CALL && node.call().function().equals(Operator.INDEX.getFunction())) {
            CelMutableCall call = node.call();
            CelMutableExpr index = call.args().get(1);
            if (index.getKind() == Kind.CONSTANT && index.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                node.setSelect(CelMutableSelect.create(
                        call.args().get(0), index.constant().stringValue()));
            }
        }
    }
}
