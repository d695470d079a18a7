using System.Reflection;
using System.Xml.Linq;

namespace Backprop.Tests.Attributes;

/// <summary>What the generator relies on in every attribute, and what a reader of the documentation relies on.</summary>
public sealed class AttributeContractTests
{
    private static readonly Type[] OncePerClass = [typeof(NetworkAttribute), typeof(BlockAttribute)];

    private static readonly string[] Later =
    [
        "Adadelta", "Adamax", "Nadam", "Lion", "Ftrl",
        "BinaryFocalCrossentropy", "CategoricalFocalCrossentropy", "MeanAbsolutePercentageError", "MeanSquaredLogarithmicError", "LogCosh",
        "Hinge", "SquaredHinge", "CategoricalHinge", "KLDivergence", "Poisson", "CosineSimilarity",
        "Regularize", "Constrain", "Normalization",
        "ExponentialDecay", "PiecewiseConstantDecay", "PolynomialDecay", "InverseTimeDecay", "CosineDecay", "CosineDecayRestarts", "OneCycle",
    ];

    public static TheoryData<Type> Attributes => [.. DeclaredAttributes.All];

    [Fact]
    public void ThereIsEveryAttributeOfTheFirstSet() => Assert.Equal(
        [
            "Activation", "ActivityRegularization", "Adagrad", "Adam", "AdamW", "Add", "AlphaDropout", "Average", "AveragePooling1D",
            "AveragePooling2D", "BatchNormalization", "BinaryCrossentropy", "Block", "CategoricalCrossentropy", "Concatenate", "Conv1D", "Conv2D",
            "Conv2DTranspose", "Cropping2D", "Dense", "DepthwiseConv2D", "Dot", "Dropout", "ELU", "Flatten", "GLU", "GaussianDropout",
            "GaussianNoise", "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalMaxPooling1D", "GlobalMaxPooling2D",
            "GroupNormalization", "Huber", "Identity", "Initialize", "Input", "LayerNormalization", "LeakyReLU", "MaxPooling1D",
            "MaxPooling2D", "Maximum", "MeanAbsoluteError", "MeanSquaredError", "Minimum", "Multiply", "Network", "Output", "PReLU",
            "Permute", "RMSNormalization", "RMSprop", "ReLU", "RepeatVector", "Rescaling", "Reshape", "SGD", "SeparableConv2D",
            "Softmax", "SparseCategoricalCrossentropy", "SpatialDropout1D", "SpatialDropout2D", "Subtract", "UnitNormalization",
            "UpSampling2D", "Use", "ZeroPadding2D",
        ],
        DeclaredAttributes.All.Select(DeclaredAttributes.Kind).Except(Later).OrderBy(k => k, StringComparer.Ordinal));

    [Fact]
    public void ThereIsEveryFurtherAttribute() => Assert.Empty(Later.Except(DeclaredAttributes.All.Select(DeclaredAttributes.Kind)));

    [Theory, MemberData(nameof(Attributes))]
    public void ItIsSealedAndForClassesAndNotInherited(Type attribute)
    {
        Assert.True(attribute.IsSealed);
        Assert.Equal("Backprop", attribute.Namespace);
        AttributeUsageAttribute usage = attribute.GetCustomAttribute<AttributeUsageAttribute>(inherit: true)!;
        Assert.Equal(AttributeTargets.Class, usage.ValidOn);
        Assert.False(usage.Inherited);
        Assert.Equal(!OncePerClass.Contains(attribute), usage.AllowMultiple);
    }

    [Theory, MemberData(nameof(Attributes))]
    public void APositionalArgumentIsKeptInTheReadOnlyPropertyOfItsName(Type attribute)
    {
        Attribute bare = DeclaredAttributes.Create(attribute);
        foreach (ParameterInfo parameter in attribute.GetConstructors().Single().GetParameters())
        {
            string name = char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];
            PropertyInfo property = attribute.GetProperty(name)!;
            Assert.NotNull(property);
            Assert.False(property.CanWrite);
            Assert.Equal(DeclaredAttributes.Example(parameter.ParameterType), property.GetValue(bare));
        }
    }

    [Theory, MemberData(nameof(Attributes))]
    public void ItsDocumentationStatesShapesFormulaAndSource(Type attribute)
    {
        XElement documentation = DeclaredAttributes.DocumentationOf(attribute)!;
        Assert.NotEmpty(documentation.Element("summary")!.Value.Trim());
        string remarks = documentation.Element("remarks")!.Value;
        Assert.NotEmpty(remarks.Trim());
        bool layer = attribute.IsSubclassOf(typeof(LayerAttribute)) && attribute != typeof(UseAttribute);
        bool loss = attribute.IsSubclassOf(typeof(LossAttribute));
        bool optimizer = attribute.IsSubclassOf(typeof(OptimizerAttribute));
        if (layer || loss)
        {
            Assert.Contains("Shapes:", remarks);
        }

        if (loss || optimizer)
        {
            Assert.Contains("Formula:", remarks);
        }

        if (layer || loss || optimizer)
        {
            Assert.Contains("Source: keras.", remarks);
        }
    }

    [Fact]
    public void EveryPropertyAndEnumMemberIsDocumented()
    {
        IEnumerable<PropertyInfo> properties = DeclaredAttributes.All.Concat(DeclaredAttributes.Bases)
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));
        Assert.DoesNotContain(properties, p => DeclaredAttributes.DocumentationOf(p) is null);

        Type[] enums =
        [
            typeof(Activation), typeof(Initializer), typeof(FanMode), typeof(Interpolation), typeof(Padding), typeof(VarianceDistribution), typeof(Precision),
            typeof(Regularizer), typeof(OrthogonalMode), typeof(Constraint), typeof(Annealing),
        ];
        IEnumerable<FieldInfo> members = enums.SelectMany(e => e.GetFields(BindingFlags.Public | BindingFlags.Static));
        Assert.DoesNotContain(members, f => DeclaredAttributes.DocumentationOf(f) is null);
    }

    [Fact]
    public void TheEnumsHaveEveryMemberOfTheFirstSet()
    {
        Assert.Equal(
            "Linear ReLU ReLU6 LeakyReLU ELU SELU CELU GELU GELUTanh SiLU HardSiLU HardSigmoid HardTanh HardShrink SoftShrink Tanh " +
            "TanhShrink Sigmoid LogSigmoid Softmax LogSoftmax Softplus Softsign Squareplus Mish Exponential GLU",
            string.Join(' ', Enum.GetNames<Activation>()));
        Assert.Equal(
            "GlorotUniform GlorotNormal HeUniform HeNormal LecunUniform LecunNormal Zeros Ones Constant Identity Orthogonal " +
            "RandomNormal RandomUniform TruncatedNormal VarianceScaling",
            string.Join(' ', Enum.GetNames<Initializer>()));
    }

    [Fact]
    public void OnlyTheLibraryDerivesFromTheBases() => Assert.All(
        DeclaredAttributes.Bases,
        t => Assert.All(
            t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance),
            c => Assert.True(c.IsFamilyAndAssembly)));

    [Fact]
    public void WhatIsWrittenOnAClassIsReadBack()
    {
        Attribute[] written = [.. typeof(SurfaceNet).GetCustomAttributes(inherit: false).OfType<Attribute>()];
        Assert.Equal([28, 28, 1], Assert.Single(written.OfType<InputAttribute>()).Shape);
        Assert.Equal(3e-4, Assert.Single(written.OfType<AdamAttribute>()).LearningRate);
        Assert.Equal(
            [("hidden", 120, Activation.ReLU), (null, 10, Activation.Linear)],
            written.OfType<DenseAttribute>().Select(d => (d.Name, d.Units, d.Activation)));
        Assert.Contains(typeof(SurfaceGraph).GetCustomAttributes<FlattenAttribute>(), f => f is { Name: "flat", From: ["right"] });
    }
}
