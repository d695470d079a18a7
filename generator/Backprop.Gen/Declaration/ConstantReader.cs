using System.Globalization;
using Backprop.Gen.Collections;
using Microsoft.CodeAnalysis;

namespace Backprop.Gen.Declaration;

/// <summary>Turns an attribute argument's constant into a value.</summary>
internal static class ConstantReader
{
    private static readonly SymbolDisplayFormat KeyFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>The name by which values refer to a class: <c>Namespace.Outer.Name</c>.</summary>
    public static string KeyOf(ITypeSymbol type) => type.ToDisplayString(KeyFormat);

    public static ArgumentValue Read(TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Error || constant.IsNull)
        {
            return new MissingValue();
        }

        return constant.Kind switch
        {
            TypedConstantKind.Enum => ReadEnum(constant),
            TypedConstantKind.Type => new TypeValue(KeyOf((ITypeSymbol)constant.Value!)),
            TypedConstantKind.Array => ReadArray(constant),
            _ => ReadPrimitive(constant.Value),
        };
    }

    private static ArgumentValue ReadPrimitive(object? value) => value switch
    {
        bool flag => new BooleanValue(flag),
        string text => new TextValue(text),
        float single => new RealValue(single),
        double real => new RealValue(real),
        _ => AsInteger(value) is { } number ? new IntegerValue(number) : new MissingValue(),
    };

    private static ArgumentValue ReadEnum(TypedConstant constant)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)constant.Type!;
        string? member = type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, constant.Value))?.Name;
        return new EnumValue(type.Name, member ?? Convert.ToString(constant.Value, CultureInfo.InvariantCulture) ?? "");
    }

    /// <summary>An array is all integers, all real numbers or all texts; anything else is not readable.</summary>
    private static ArgumentValue ReadArray(TypedConstant constant)
    {
        ITypeSymbol item = ((IArrayTypeSymbol)constant.Type!).ElementType;
        object?[] values = [.. constant.Values.Select(v => v.Kind == TypedConstantKind.Primitive ? v.Value : null)];
        if (item.SpecialType == SpecialType.System_String)
        {
            return values.All(v => v is string)
                ? new TextArrayValue(values.Cast<string>().ToEquatableArray())
                : new MissingValue();
        }

        if (item.SpecialType is SpecialType.System_Double or SpecialType.System_Single)
        {
            double?[] reals = [.. values.Select(v => v is double real ? real : v is float single ? single : (double?)null)];
            return reals.All(r => r is not null) ? new RealArrayValue(reals.Select(r => r!.Value).ToEquatableArray()) : new MissingValue();
        }

        long?[] numbers = [.. values.Select(AsInteger)];
        return numbers.All(n => n is not null)
            ? new IntegerArrayValue(numbers.Select(n => n!.Value).ToEquatableArray())
            : new MissingValue();
    }

    private static long? AsInteger(object? value) => value switch
    {
        int number => number,
        long number => number,
        short number => number,
        sbyte number => number,
        byte number => number,
        ushort number => number,
        uint number => number,
        ulong number and <= long.MaxValue => (long)number,
        _ => null,
    };
}
