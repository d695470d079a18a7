namespace Backprop.Gen.Layers;

/// <summary>Every layer: the one line that a new layer adds here makes it known to reader, analyzer, generator and README.</summary>
internal static class LayerRegistry
{
    public static IReadOnlyList<LayerDefinition> All { get; } =
    [
        new DenseLayer(),
        new ActivationLayer(),
        new ReLULayer(),
        new LeakyReLULayer(),
        new PReLULayer(),
        new ELULayer(),
        new SoftmaxLayer(),
        new GLULayer(),
        new Conv1DLayer(),
        new Conv2DLayer(),
        new DepthwiseConv2DLayer(),
        new SeparableConv2DLayer(),
        new Conv2DTransposeLayer(),
        new ZeroPadding2DLayer(),
        new Cropping2DLayer(),
        new UpSampling2DLayer(),
        new MaxPooling1DLayer(),
        new MaxPooling2DLayer(),
        new AveragePooling1DLayer(),
        new AveragePooling2DLayer(),
        new GlobalMaxPooling1DLayer(),
        new GlobalMaxPooling2DLayer(),
        new GlobalAveragePooling1DLayer(),
        new GlobalAveragePooling2DLayer(),
        new DropoutLayer(),
        new SpatialDropoutLayer(1),
        new SpatialDropoutLayer(2),
        new AlphaDropoutLayer(),
        new GaussianDropoutLayer(),
        new GaussianNoiseLayer(),
        new ActivityRegularizationLayer(),
        new BatchNormalizationLayer(),
        new LayerNormalizationLayer(),
        new RMSNormalizationLayer(),
        new GroupNormalizationLayer(),
        new UnitNormalizationLayer(),
        new NormalizationLayer(),
        new FlattenLayer(),
        new ReshapeLayer(),
        new PermuteLayer(),
        new RepeatVectorLayer(),
        new IdentityLayer(),
        new RescalingLayer(),
        new AddLayer(),
        new SubtractLayer(),
        new MultiplyLayer(),
        new AverageLayer(),
        new MaximumLayer(),
        new MinimumLayer(),
        new ConcatenateLayer(),
        new DotLayer(),
    ];

    /// <summary>The layer of an attribute, or null if this generator does not know it.</summary>
    public static LayerDefinition? Find(string kind) => All.FirstOrDefault(l => l.Kind == kind);
}
