package dev.whence.mapping.expression;

import dev.cel.common.CelFunctionDecl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All functions that an expression may call. */
final class Functions {
    private static final Map<String, List<Definition>> BY_NAME = new LinkedHashMap<>();

    static {
        Stream.of(
                        NumberFunctions.definitions(),
                        TextFunctions.definitions(),
                        TimeFunctions.definitions(),
                        ListFunctions.definitions(),
                        LogicFunctions.definitions())
                .flatMap(List::stream)
                .forEach(d -> BY_NAME.computeIfAbsent(d.name(), name -> new ArrayList<>())
                        .add(d));
    }

    private Functions() {}

    static List<CelFunctionDecl> declarations() {
        return BY_NAME.values().stream().map(Definition::declaration).toList();
    }

    static Definition find(String name, boolean member) {
        return BY_NAME.get(name).stream()
                .filter(definition -> definition.member() == member)
                .findFirst()
                .orElseThrow();
    }

    /** Names that an author may use, for hints. */
    static TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(BY_NAME.keySet());
        names.removeIf(name -> !Character.isLetter(name.charAt(0)));
        names.addAll(RowMacros.NAMES);
        return names;
    }
}
