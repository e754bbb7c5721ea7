package dev.candela.schema;

import dev.harrel.jsonschema.EvaluationContext;
import dev.harrel.jsonschema.Evaluator;
import dev.harrel.jsonschema.JsonNode;

/// A keyword that asks for the work it causes before it causes it.
///
/// @param order  keywords of a schema are evaluated by ascending order
record BoundedKeyword(Rule rule, int order) implements Evaluator {
    /// Steps that one keyword costs on one value.
    private static final int STEPS = 128;

    /// What the keyword does.
    @FunctionalInterface
    interface Rule {
        Result apply(EvaluationContext context, ValueNode node);
    }

    static BoundedKeyword around(Evaluator evaluator) {
        return new BoundedKeyword(evaluator::evaluate, evaluator.getOrder());
    }

    static BoundedKeyword of(Rule rule) {
        return new BoundedKeyword(rule, 0);
    }

    @Override
    public Result evaluate(EvaluationContext context, JsonNode node) {
        var value = (ValueNode) node;
        value.work().enter(STEPS);
        var result = rule.apply(context, value);
        value.work().leave();
        return result;
    }

    @Override
    public int getOrder() {
        return order;
    }
}
