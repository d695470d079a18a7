using System.Globalization;
using System.Reflection;
using System.Xml.Linq;

namespace Backprop.Tests.Attributes;

/// <summary>Every named argument's default is Keras's, and the documentation says the same.</summary>
public sealed class KerasDefaultsTests
{
    /// <summary>Keras 3's signatures, by the names they have here.</summary>
    private static readonly Dictionary<string, object?> Expected = new()
    {
        ["Network.Precision"] = Precision.Single,
        ["Input.Name"] = null,
        ["Use.Repeat"] = 1,
        ["Dense.Activation"] = Activation.Linear,
        ["Dense.UseBias"] = true,
        ["Dense.KernelInitializer"] = Initializer.GlorotUniform,
        ["Dense.BiasInitializer"] = Initializer.Zeros,
        ["Conv1D.Strides"] = 1,
        ["Conv1D.Padding"] = Padding.Valid,
        ["Conv1D.DilationRate"] = 1,
        ["Conv1D.Groups"] = 1,
        ["Conv1D.Activation"] = Activation.Linear,
        ["Conv1D.UseBias"] = true,
        ["Conv1D.KernelInitializer"] = Initializer.GlorotUniform,
        ["Conv1D.BiasInitializer"] = Initializer.Zeros,
        ["Conv2D.Strides"] = "1",
        ["Conv2D.Padding"] = Padding.Valid,
        ["Conv2D.DilationRate"] = "1",
        ["Conv2D.Groups"] = 1,
        ["Conv2D.Activation"] = Activation.Linear,
        ["Conv2D.UseBias"] = true,
        ["Conv2D.KernelInitializer"] = Initializer.GlorotUniform,
        ["Conv2D.BiasInitializer"] = Initializer.Zeros,
        ["DepthwiseConv2D.Strides"] = "1",
        ["DepthwiseConv2D.Padding"] = Padding.Valid,
        ["DepthwiseConv2D.DepthMultiplier"] = 1,
        ["DepthwiseConv2D.DilationRate"] = "1",
        ["DepthwiseConv2D.Activation"] = Activation.Linear,
        ["DepthwiseConv2D.UseBias"] = true,
        ["DepthwiseConv2D.DepthwiseInitializer"] = Initializer.GlorotUniform,
        ["DepthwiseConv2D.BiasInitializer"] = Initializer.Zeros,
        ["SeparableConv2D.Strides"] = "1",
        ["SeparableConv2D.Padding"] = Padding.Valid,
        ["SeparableConv2D.DilationRate"] = "1",
        ["SeparableConv2D.DepthMultiplier"] = 1,
        ["SeparableConv2D.Activation"] = Activation.Linear,
        ["SeparableConv2D.UseBias"] = true,
        ["SeparableConv2D.DepthwiseInitializer"] = Initializer.GlorotUniform,
        ["SeparableConv2D.PointwiseInitializer"] = Initializer.GlorotUniform,
        ["SeparableConv2D.BiasInitializer"] = Initializer.Zeros,
        ["Conv2DTranspose.Strides"] = "1",
        ["Conv2DTranspose.Padding"] = Padding.Valid,
        ["Conv2DTranspose.OutputPadding"] = null,
        ["Conv2DTranspose.DilationRate"] = "1",
        ["Conv2DTranspose.Activation"] = Activation.Linear,
        ["Conv2DTranspose.UseBias"] = true,
        ["Conv2DTranspose.KernelInitializer"] = Initializer.GlorotUniform,
        ["Conv2DTranspose.BiasInitializer"] = Initializer.Zeros,
        ["UpSampling2D.Interpolation"] = Interpolation.Nearest,
        ["MaxPooling1D.Strides"] = 0,
        ["MaxPooling1D.Padding"] = Padding.Valid,
        ["MaxPooling2D.Strides"] = null,
        ["MaxPooling2D.Padding"] = Padding.Valid,
        ["AveragePooling1D.Strides"] = 0,
        ["AveragePooling1D.Padding"] = Padding.Valid,
        ["AveragePooling2D.Strides"] = null,
        ["AveragePooling2D.Padding"] = Padding.Valid,
        ["GlobalMaxPooling1D.KeepDims"] = false,
        ["GlobalMaxPooling2D.KeepDims"] = false,
        ["GlobalAveragePooling1D.KeepDims"] = false,
        ["GlobalAveragePooling2D.KeepDims"] = false,
        ["Rescaling.Offset"] = 0.0,
        ["Concatenate.Axis"] = -1,
        ["ReLU.MaxValue"] = double.PositiveInfinity,
        ["ReLU.NegativeSlope"] = 0.0,
        ["ReLU.Threshold"] = 0.0,
        ["LeakyReLU.NegativeSlope"] = 0.3,
        ["PReLU.AlphaInitializer"] = Initializer.Zeros,
        ["ELU.Alpha"] = 1.0,
        ["GLU.Axis"] = -1,
        ["ActivityRegularization.L1"] = 0.0,
        ["ActivityRegularization.L2"] = 0.0,
        ["Dot.Normalize"] = false,
        ["LayerNormalization.Epsilon"] = 1e-3,
        ["LayerNormalization.Center"] = true,
        ["LayerNormalization.Scale"] = true,
        ["LayerNormalization.BetaInitializer"] = Initializer.Zeros,
        ["LayerNormalization.GammaInitializer"] = Initializer.Ones,
        ["BatchNormalization.Momentum"] = 0.99,
        ["BatchNormalization.Epsilon"] = 1e-3,
        ["BatchNormalization.Center"] = true,
        ["BatchNormalization.Scale"] = true,
        ["BatchNormalization.BetaInitializer"] = Initializer.Zeros,
        ["BatchNormalization.GammaInitializer"] = Initializer.Ones,
        ["BatchNormalization.MovingMeanInitializer"] = Initializer.Zeros,
        ["BatchNormalization.MovingVarianceInitializer"] = Initializer.Ones,
        ["GroupNormalization.Groups"] = 32,
        ["GroupNormalization.Epsilon"] = 1e-3,
        ["GroupNormalization.Center"] = true,
        ["GroupNormalization.Scale"] = true,
        ["GroupNormalization.BetaInitializer"] = Initializer.Zeros,
        ["GroupNormalization.GammaInitializer"] = Initializer.Ones,
        ["RMSNormalization.Epsilon"] = 1e-6,
        ["Normalization.Axis"] = "-1",
        ["Normalization.Mean"] = null,
        ["Normalization.Variance"] = null,
        ["Normalization.Invert"] = false,
        ["Dense.KernelRegularizer"] = Regularizer.None,
        ["Dense.KernelConstraint"] = Constraint.None,
        ["Dense.BiasRegularizer"] = Regularizer.None,
        ["Dense.BiasConstraint"] = Constraint.None,
        ["Dense.ActivityRegularizer"] = Regularizer.None,
        ["Conv1D.KernelRegularizer"] = Regularizer.None,
        ["Conv1D.KernelConstraint"] = Constraint.None,
        ["Conv1D.BiasRegularizer"] = Regularizer.None,
        ["Conv1D.BiasConstraint"] = Constraint.None,
        ["Conv1D.ActivityRegularizer"] = Regularizer.None,
        ["Conv2D.KernelRegularizer"] = Regularizer.None,
        ["Conv2D.KernelConstraint"] = Constraint.None,
        ["Conv2D.BiasRegularizer"] = Regularizer.None,
        ["Conv2D.BiasConstraint"] = Constraint.None,
        ["Conv2D.ActivityRegularizer"] = Regularizer.None,
        ["PReLU.AlphaRegularizer"] = Regularizer.None,
        ["PReLU.AlphaConstraint"] = Constraint.None,
        ["BatchNormalization.BetaRegularizer"] = Regularizer.None,
        ["BatchNormalization.BetaConstraint"] = Constraint.None,
        ["BatchNormalization.GammaRegularizer"] = Regularizer.None,
        ["BatchNormalization.GammaConstraint"] = Constraint.None,
        ["LayerNormalization.BetaRegularizer"] = Regularizer.None,
        ["LayerNormalization.BetaConstraint"] = Constraint.None,
        ["LayerNormalization.GammaRegularizer"] = Regularizer.None,
        ["LayerNormalization.GammaConstraint"] = Constraint.None,
        ["GroupNormalization.BetaRegularizer"] = Regularizer.None,
        ["GroupNormalization.BetaConstraint"] = Constraint.None,
        ["GroupNormalization.GammaRegularizer"] = Regularizer.None,
        ["GroupNormalization.GammaConstraint"] = Constraint.None,
        ["DepthwiseConv2D.DepthwiseRegularizer"] = Regularizer.None,
        ["DepthwiseConv2D.DepthwiseConstraint"] = Constraint.None,
        ["DepthwiseConv2D.BiasRegularizer"] = Regularizer.None,
        ["DepthwiseConv2D.BiasConstraint"] = Constraint.None,
        ["DepthwiseConv2D.ActivityRegularizer"] = Regularizer.None,
        ["SeparableConv2D.DepthwiseRegularizer"] = Regularizer.None,
        ["SeparableConv2D.DepthwiseConstraint"] = Constraint.None,
        ["SeparableConv2D.PointwiseRegularizer"] = Regularizer.None,
        ["SeparableConv2D.PointwiseConstraint"] = Constraint.None,
        ["SeparableConv2D.BiasRegularizer"] = Regularizer.None,
        ["SeparableConv2D.BiasConstraint"] = Constraint.None,
        ["SeparableConv2D.ActivityRegularizer"] = Regularizer.None,
        ["Conv2DTranspose.KernelRegularizer"] = Regularizer.None,
        ["Conv2DTranspose.KernelConstraint"] = Constraint.None,
        ["Conv2DTranspose.BiasRegularizer"] = Regularizer.None,
        ["Conv2DTranspose.BiasConstraint"] = Constraint.None,
        ["Conv2DTranspose.ActivityRegularizer"] = Regularizer.None,
        ["Regularize.L1"] = 0.01,
        ["Regularize.L2"] = 0.01,
        ["Regularize.Factor"] = 0.01,
        ["Regularize.Mode"] = OrthogonalMode.Rows,
        ["Constrain.MinValue"] = 0.0,
        ["Constrain.MaxValue"] = 2.0,
        ["Constrain.Rate"] = 1.0,
        ["Constrain.Axis"] = null,
        ["ExponentialDecay.Staircase"] = false,
        ["InverseTimeDecay.Staircase"] = false,
        ["PolynomialDecay.EndLearningRate"] = 0.0001,
        ["PolynomialDecay.Power"] = 1.0,
        ["PolynomialDecay.Cycle"] = false,
        ["CosineDecay.Alpha"] = 0.0,
        ["CosineDecay.WarmupTarget"] = 0.0,
        ["CosineDecay.WarmupSteps"] = 0,
        ["CosineDecayRestarts.TMul"] = 2.0,
        ["CosineDecayRestarts.MMul"] = 1.0,
        ["CosineDecayRestarts.Alpha"] = 0.0,
        ["OneCycle.PctStart"] = 0.3,
        ["OneCycle.DivFactor"] = 25.0,
        ["OneCycle.FinalDivFactor"] = 10000.0,
        ["OneCycle.AnnealStrategy"] = Annealing.Cos,
        ["Initialize.Value"] = 0.0,
        ["Initialize.Gain"] = 1.0,
        ["Initialize.Mean"] = 0.0,
        ["Initialize.Stddev"] = 0.05,
        ["Initialize.MinValue"] = -0.05,
        ["Initialize.MaxValue"] = 0.05,
        ["Initialize.Scale"] = 1.0,
        ["Initialize.Mode"] = FanMode.FanIn,
        ["Initialize.Distribution"] = VarianceDistribution.TruncatedNormal,
        ["Initialize.Seed"] = 0L,
        ["BinaryCrossentropy.FromLogits"] = false,
        ["BinaryCrossentropy.LabelSmoothing"] = 0.0,
        ["CategoricalCrossentropy.FromLogits"] = false,
        ["CategoricalCrossentropy.LabelSmoothing"] = 0.0,
        ["SparseCategoricalCrossentropy.FromLogits"] = false,
        ["Huber.Delta"] = 1.0,
        ["BinaryFocalCrossentropy.FromLogits"] = false,
        ["BinaryFocalCrossentropy.LabelSmoothing"] = 0.0,
        ["BinaryFocalCrossentropy.Alpha"] = 0.25,
        ["BinaryFocalCrossentropy.Gamma"] = 2.0,
        ["BinaryFocalCrossentropy.ApplyClassBalancing"] = false,
        ["CategoricalFocalCrossentropy.FromLogits"] = false,
        ["CategoricalFocalCrossentropy.LabelSmoothing"] = 0.0,
        ["CategoricalFocalCrossentropy.Alpha"] = 0.25,
        ["CategoricalFocalCrossentropy.Gamma"] = 2.0,
        ["SGD.Momentum"] = 0.0,
        ["SGD.Nesterov"] = false,
        ["RMSprop.Rho"] = 0.9,
        ["RMSprop.Momentum"] = 0.0,
        ["RMSprop.Epsilon"] = 1e-7,
        ["RMSprop.Centered"] = false,
        ["Adagrad.InitialAccumulatorValue"] = 0.1,
        ["Adagrad.Epsilon"] = 1e-7,
        ["Adam.Beta1"] = 0.9,
        ["Adam.Beta2"] = 0.999,
        ["Adam.Epsilon"] = 1e-7,
        ["Adam.AMSGrad"] = false,
        ["AdamW.AMSGrad"] = false,
        ["Adadelta.Rho"] = 0.95,
        ["Adadelta.Epsilon"] = 1e-7,
        ["Adamax.Beta1"] = 0.9,
        ["Adamax.Beta2"] = 0.999,
        ["Adamax.Epsilon"] = 1e-7,
        ["Nadam.Beta1"] = 0.9,
        ["Nadam.Beta2"] = 0.999,
        ["Nadam.Epsilon"] = 1e-7,
        ["Lion.Beta1"] = 0.9,
        ["Lion.Beta2"] = 0.99,
        ["Ftrl.LearningRatePower"] = -0.5,
        ["Ftrl.InitialAccumulatorValue"] = 0.1,
        ["Ftrl.L1RegularizationStrength"] = 0.0,
        ["Ftrl.L2RegularizationStrength"] = 0.0,
        ["Ftrl.L2ShrinkageRegularizationStrength"] = 0.0,
        ["Ftrl.Beta"] = 0.0,
        ["AdamW.Beta1"] = 0.9,
        ["AdamW.Beta2"] = 0.999,
        ["AdamW.Epsilon"] = 1e-7,
    };

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
            Expected.OrderBy(e => e.Key, StringComparer.Ordinal),
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
