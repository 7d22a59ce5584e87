package dev.whence.mapping.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether what an expression gives is, or is made of, what a personal column holds. What only asks (whether it changed,
 * whether it is there, how many there are) gives nothing of it. Lists and maps are taken as a whole, but for the fields
 * that a pack writes out.
 */
final class Taint {
    private final CelAbstractSyntaxTree ast;
    private final Map<String, Shape> shapes;

    private Taint(CelAbstractSyntaxTree ast, Map<String, Shape> shapes) {
        this.ast = ast;
        this.shapes = shapes;
    }

    /** @param shapes what the names of the pack stand for */
    static boolean of(CelAbstractSyntaxTree ast, Map<String, Shape> shapes) {
        return new Taint(ast, shapes).of(ast.getExpr());
    }

    private boolean of(CelExpr node) {
        CelType type = ast.getType(node.id()).orElse(SimpleType.DYN);
        if (type.equals(SimpleType.BOOL)) {
            return false;
        }
        return isPersonal(type) || ofParts(node);
    }

    private static boolean isPersonal(CelType type) {
        return type.equals(ValueTypes.PERSONAL) || type.parameters().stream().anyMatch(Taint::isPersonal);
    }

    private boolean ofParts(CelExpr node) {
        return switch (node.getKind()) {
            case IDENT -> shape(node).map(Shape::personal).orElse(false);
            case SELECT ->
                field(node)
                        .map(Shape::personal)
                        .orElseGet(() -> of(node.select().operand()));
            case CALL -> !node.call().function().equals("size") && any(arguments(node));
            case LIST -> any(node.list().elements().stream());
            case MAP -> any(node.map().entries().stream().map(CelExpr.CelMap.Entry::value));
            case COMPREHENSION -> any(parts(node.comprehension()));
            default -> false;
        };
    }

    private boolean any(Stream<CelExpr> nodes) {
        return nodes.anyMatch(this::of);
    }

    private static Stream<CelExpr> arguments(CelExpr node) {
        return Stream.concat(node.call().target().stream(), node.call().args().stream());
    }

    private static Stream<CelExpr> parts(CelComprehension loop) {
        return Stream.of(loop.iterRange(), loop.accuInit(), loop.loopStep(), loop.result());
    }

    private Optional<Shape> shape(CelExpr node) {
        return node.getKind() == CelExpr.ExprKind.Kind.IDENT
                ? Optional.ofNullable(shapes.get(node.ident().name()))
                : Optional.empty();
    }

    private Optional<Shape> field(CelExpr node) {
        return shape(node.select().operand())
                .flatMap(shape -> shape.field(node.select().field()));
    }
}
