using Backprop.Gen.Expressions;

namespace Backprop.Gen.Declaration;

/// <summary>An attribute as people read it: the kind and the arguments that are written, as in <c>Adam(LearningRate = 0.01)</c>.</summary>
internal static class AttributeText
{
    public static string Of(Element element) => element.Arguments.Count == 0
        ? element.Kind
        : $"{element.Kind}({string.Join(", ", element.Arguments.Select(argument => $"{argument.Name} = {Value(argument.Value)}"))})";

    private static string Value(ArgumentValue value) => value switch
    {
        IntegerValue { Number: var number } => Literals.Plain(number),
        RealValue { Number: var number } => Literals.Plain(number),
        BooleanValue { Value: var flag } => flag ? "true" : "false",
        TextValue { Text: var text } => text,
        EnumValue { Member: var member } => member,
        TypeValue { Key: var key } => key,
        IntegerArrayValue { Numbers: var numbers } => List(numbers.Select(number => Literals.Plain(number))),
        RealArrayValue { Numbers: var numbers } => List(numbers.Select(Literals.Plain)),
        TextArrayValue { Texts: var texts } => List(texts),
        _ => "null",
    };

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";
}
