using Backprop.Gen.Collections;
using Backprop.Gen.Declaration;

namespace Backprop.Gen.Tests.Declaration;

public class AttributeTextTests
{
    [Fact]
    public void An_attribute_without_arguments_is_its_name() => Assert.Equal("Adam", Text());

    [Fact]
    public void Arguments_stand_in_the_order_of_the_source() =>
        Assert.Equal(
            "Adam(LearningRate = 1e-7, Amsgrad = true, Steps = 100, Exclude = [bias, \"gamma\"], Boundaries = [10, 20], Values = [0.1, 0.01], Mode = Mean, Name = null)",
            Text(
                ("LearningRate", new RealValue(1e-7)),
                ("Amsgrad", new BooleanValue(true)),
                ("Steps", new IntegerValue(100)),
                ("Exclude", new TextArrayValue(new[] { "bias", "\"gamma\"" }.ToEquatableArray())),
                ("Boundaries", new IntegerArrayValue(new[] { 10L, 20 }.ToEquatableArray())),
                ("Values", new RealArrayValue(new[] { 0.1, 0.01 }.ToEquatableArray())),
                ("Mode", new EnumValue("Backprop.Some", "Mean")),
                ("Name", new MissingValue())));

    private static string Text(params (string Name, ArgumentValue Value)[] arguments) =>
        AttributeText.Of(new("Adam", ElementCategory.Optimizer, arguments.Select(a => new Argument(a.Name, a.Value)).ToEquatableArray()));
}
