using System.Globalization;
using System.Reflection;
using System.Xml.Linq;

namespace Backprop.Tests.Attributes;

/// <summary>Every named argument's default is Keras's, and the documentation says the same.</summary>
public sealed class KerasDefaultsTests
{
    [Fact]
    public void EveryNamedArgumentHasTheDefaultOfKeras()
    {
        var actual = new Dictionary<string, object?>();
        foreach (Type attribute in DeclaredAttributes.All)
        {
            Attribute bare = DeclaredAttributes.Create(attribute);
            foreach (PropertyInfo property in DeclaredAttributes.NamedArguments(attribute))
            {
                object? value = property.GetValue(bare);
                actual[$"{DeclaredAttributes.Kind(attribute)}.{property.Name}"] = value is int[] numbers ? Spelling(numbers) : value;
            }
        }

        Assert.Equal(
            KerasDefaults.All.OrderBy(e => e.Key, StringComparer.Ordinal),
            actual.OrderBy(e => e.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(SGDAttribute), 0.01)]
    [InlineData(typeof(RMSpropAttribute), 0.001)]
    [InlineData(typeof(AdagradAttribute), 0.001)]
    [InlineData(typeof(AdamAttribute), 0.001)]
    [InlineData(typeof(AdamWAttribute), 0.001)]
    [InlineData(typeof(AdadeltaAttribute), 0.001)]
    [InlineData(typeof(AdamaxAttribute), 0.001)]
    [InlineData(typeof(NadamAttribute), 0.001)]
    [InlineData(typeof(LionAttribute), 0.001)]
    [InlineData(typeof(FtrlAttribute), 0.001)]
    public void TheLearningRateIsThatOfKerasAndDocumented(Type optimizer, double expected)
    {
        Assert.Equal(expected, Assert.IsAssignableFrom<OptimizerAttribute>(DeclaredAttributes.Create(optimizer)).LearningRate);
        string summary = DeclaredAttributes.DocumentationOf(optimizer)!.Element("summary")!.Value;
        Assert.Contains($"learning rate is {expected.ToString(CultureInfo.InvariantCulture)} unless given", summary);
    }

    [Fact]
    public void WhatEveryLayerLossAndOptimizerTakesHasNeutralDefaults()
    {
        foreach (Attribute bare in DeclaredAttributes.All.Select(DeclaredAttributes.Create))
        {
            if (bare is LayerAttribute layer)
            {
                Assert.Equal((null, null, true), (layer.Name, layer.From, layer.Trainable));
            }
            else if (bare is LossAttribute loss)
            {
                Assert.Equal((null, 1.0), (loss.Output, loss.Weight));
            }
            else if (bare is OptimizerAttribute optimizer)
            {
                Assert.Equal(bare is AdamWAttribute ? 0.004 : 0, optimizer.WeightDecay);
                Assert.Null(optimizer.ExcludeFromWeightDecay);
                Assert.Equal((0.0, 0.0, 0.0), (optimizer.ClipNorm, optimizer.ClipValue, optimizer.GlobalClipNorm));
                Assert.Equal((false, 0.99, 0, 1), (optimizer.UseEma, optimizer.EmaMomentum, optimizer.EmaOverwriteFrequency, optimizer.GradientAccumulationSteps));
            }
        }
    }

    [Fact]
    public void TheDocumentationOfANamedArgumentStatesItsDefault()
    {
        var wrong = new List<string>();
        foreach (Type attribute in DeclaredAttributes.All)
        {
            Attribute bare = DeclaredAttributes.Create(attribute);
            foreach (PropertyInfo property in DeclaredAttributes.NamedArguments(attribute).Where(p => p.PropertyType != typeof(string) && p.GetValue(bare) is not null))
            {
                string? documented = DocumentedDefault(property);
                string actual = Spelling(property.GetValue(bare)!);
                if (documented != actual)
                {
                    wrong.Add($"{attribute.Name}.{property.Name} is {actual}, documented as {documented ?? "nothing"}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>What stands behind the word "Default:", the number in its shortest form or the member's full name.</summary>
    private static string? DocumentedDefault(PropertyInfo property)
    {
        XElement? summary = DeclaredAttributes.DocumentationOf(property)?.Element("summary");
        XElement? value = summary?.Nodes().OfType<XText>().LastOrDefault(t => t.Value.Contains("Default:", StringComparison.Ordinal))?.NextNode as XElement;
        if (value?.Attribute("cref")?.Value is { } member)
        {
            return member[2..];
        }

        return double.TryParse(value?.Value, CultureInfo.InvariantCulture, out double number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value?.Value;
    }

    private static string Spelling(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        Enum member => $"{member.GetType().FullName}.{member}",
        int[] sizes => string.Join(", ", sizes.Select(n => n.ToString(CultureInfo.InvariantCulture))),
        double.PositiveInfinity => "System.Double.PositiveInfinity",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType()} is not a type of an attribute's argument that this test knows."),
    };
}
