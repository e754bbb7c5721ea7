/// For tests: an in-memory binding, a clock that tests move, and the contract of every port.
module dev.candela.testkit {
    requires static transitive org.jspecify;
    requires transitive dev.candela.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports dev.candela.testkit;
}
