package dev.whence.mapping.expression;

import dev.cel.common.types.CelType;
import java.util.Optional;

/** @param definition how to compute it when it is first asked for; empty where it is set beforehand */
record Variable(CelType type, int slot, Optional<Shape> definition) {}
