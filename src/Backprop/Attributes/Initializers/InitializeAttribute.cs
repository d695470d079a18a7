namespace Backprop;

/// <summary>Chooses how one weight starts, with all numbers of the initializer; overrides the layer's own choice.</summary>
/// <remarks>
/// <para>
/// <c>[Initialize("hidden.kernel", Initializer.RandomNormal, Stddev = 0.02)]</c>. C# attributes cannot nest, so the numbers stand beside the
/// layer instead of inside it. In a block the name is the one inside the block (<c>dense.kernel</c>) and holds for every use; in the
/// network a name such as <c>residual_block_1/dense.kernel</c> overrides it for one use.
/// </para>
/// <para>
/// Errors (BPG00xx, BPG02xx): a weight that does not exist or is initialized twice, a number that the initializer does not read, a negative
/// deviation, an empty range, a scale that is not positive, Identity or Orthogonal for a vector.
/// </para>
/// <para>Source: the arguments of <c>keras.initializers</c>.</para>
/// </remarks>
/// <param name="parameter">The weight's full name, for example <c>dense.kernel</c>.</param>
/// <param name="initializer">The initializer.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InitializeAttribute(string parameter, Initializer initializer) : Attribute
{
    /// <summary>The weight's full name: layer, dot, role.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The initializer.</summary>
    public Initializer Initializer { get; } = initializer;

    /// <summary>Every element of <see cref="Initializer.Constant"/>. Default: <c>0</c>.</summary>
    public double Value { get; init; }

    /// <summary>The factor of <see cref="Initializer.Identity"/> and <see cref="Initializer.Orthogonal"/>. Default: <c>1</c>.</summary>
    public double Gain { get; init; } = 1;

    /// <summary>The mean of <see cref="Initializer.RandomNormal"/> and <see cref="Initializer.TruncatedNormal"/>. Default: <c>0</c>.</summary>
    public double Mean { get; init; }

    /// <summary>
    /// The standard deviation of <see cref="Initializer.RandomNormal"/> and, before truncation, of <see cref="Initializer.TruncatedNormal"/>;
    /// not negative. Default: <c>0.05</c>.
    /// </summary>
    public double Stddev { get; init; } = 0.05;

    /// <summary>The lower end of <see cref="Initializer.RandomUniform"/>. Default: <c>-0.05</c>.</summary>
    public double MinValue { get; init; } = -0.05;

    /// <summary>The upper end of <see cref="Initializer.RandomUniform"/>, not below the lower. Default: <c>0.05</c>.</summary>
    public double MaxValue { get; init; } = 0.05;

    /// <summary>The scale of <see cref="Initializer.VarianceScaling"/>, positive. Default: <c>1</c>.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>What <see cref="Initializer.VarianceScaling"/> divides by. Default: <see cref="FanMode.FanIn"/>.</summary>
    public FanMode Mode { get; init; } = FanMode.FanIn;

    /// <summary>What <see cref="Initializer.VarianceScaling"/> draws from. Default: <see cref="VarianceDistribution.TruncatedNormal"/>.</summary>
    public VarianceDistribution Distribution { get; init; } = VarianceDistribution.TruncatedNormal;

    /// <summary>
    /// A seed for this weight alone; without it the weight draws from the network's seed and its own name, so writing 0 is not the same as
    /// leaving it out. Default: <c>0</c>, which means none unless written.
    /// </summary>
    public long Seed { get; init; }
}
