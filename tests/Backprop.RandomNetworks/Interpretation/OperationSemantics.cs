using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>
/// What every operation means, one plain function each: the reference that generated code is compared with. Sums run in the order of the
/// indices, nothing is fused, nothing is vectorised.
/// </summary>
internal static class OperationSemantics
{
    private static readonly Dictionary<Type, Action<Operation, NodeEvaluation>> All = new()
    {
        [typeof(Affine)] = Of<Affine>(DenseSemantics.Affine),
        [typeof(AffineInputGradient)] = Of<AffineInputGradient>(DenseSemantics.InputGradient),
        [typeof(AffineKernelGradient)] = Of<AffineKernelGradient>((o, e) => DenseSemantics.KernelGradient(o.Kernel, e)),
        [typeof(Convolution)] = Of<Convolution>(WindowSemantics.Convolution),
        [typeof(ConvolutionInputGradient)] = Of<ConvolutionInputGradient>(WindowSemantics.InputGradient),
        [typeof(ConvolutionKernelGradient)] = Of<ConvolutionKernelGradient>((o, e) => WindowSemantics.KernelGradient(o.Window, o.Groups, e)),
        [typeof(ConvolutionSampleKernelGradient)] =
            Of<ConvolutionSampleKernelGradient>((o, e) => WindowSemantics.KernelGradient(o.Window, o.Groups, e)),
        [typeof(TransposedConvolution)] = Of<TransposedConvolution>(WindowSemantics.Transposed),
        [typeof(Pad)] = Of<Pad>(ImageSemantics.Pad),
        [typeof(Crop)] = Of<Crop>(ImageSemantics.Crop),
        [typeof(Enlarge)] = Of<Enlarge>(ImageSemantics.Enlarge),
        [typeof(EnlargeGradient)] = Of<EnlargeGradient>(ImageSemantics.EnlargeGradient),
        [typeof(Interpolate)] = Of<Interpolate>(ImageSemantics.Interpolate),
        [typeof(InterpolateGradient)] = Of<InterpolateGradient>(ImageSemantics.InterpolateGradient),
        [typeof(MaxPool)] = Of<MaxPool>(WindowSemantics.MaxPool),
        [typeof(MaxPoolPositions)] = Of<MaxPoolPositions>(WindowSemantics.MaxPoolPositions),
        [typeof(MaxPoolGradient)] = Of<MaxPoolGradient>(WindowSemantics.MaxPoolGradient),
        [typeof(AveragePool)] = Of<AveragePool>(WindowSemantics.AveragePool),
        [typeof(AveragePoolGradient)] = Of<AveragePoolGradient>(WindowSemantics.AveragePoolGradient),
        [typeof(PositionSum)] = Of<PositionSum>((_, e) => WindowSemantics.PositionSum(e)),
        [typeof(LaneSum)] = Of<LaneSum>((_, e) => DenseSemantics.SampleSum(e)),
        [typeof(AffineLaneKernelGradient)] = Of<AffineLaneKernelGradient>((o, e) => DenseSemantics.KernelGradient(o.Kernel, e)),
        [typeof(SampleSum)] = Of<SampleSum>((_, e) => DenseSemantics.SampleSum(e)),
        [typeof(Elementwise)] = Of<Elementwise>(BroadcastSemantics.Elementwise),
        [typeof(ConstantTensor)] = Of<ConstantTensor>((o, e) => o.Numbers.ToArray().CopyTo(e.Output, 0)),
        [typeof(SumTo)] = Of<SumTo>(BroadcastSemantics.SumTo),
        [typeof(MaximumOverLast)] = Of<MaximumOverLast>((_, e) => BroadcastSemantics.MaximumOverLast(e)),
        [typeof(BroadcastTo)] = Of<BroadcastTo>(BroadcastSemantics.BroadcastTo),
        [typeof(Softmax)] = Of<Softmax>(SoftmaxSemantics.Softmax),
        [typeof(SoftmaxCrossentropy)] = Of<SoftmaxCrossentropy>(SoftmaxSemantics.Crossentropy),
        [typeof(SoftmaxCrossentropyGradient)] = Of<SoftmaxCrossentropyGradient>(SoftmaxSemantics.CrossentropyGradient),
        [typeof(MeanTo)] = Of<MeanTo>(NormalizationSemantics.MeanTo),
        [typeof(InverseDeviation)] = Of<InverseDeviation>(NormalizationSemantics.InverseDeviation),
        [typeof(Normalize)] = Of<Normalize>(NormalizationSemantics.Normalize),
        [typeof(NormalizeGradient)] = Of<NormalizeGradient>(NormalizationSemantics.Gradient),
        [typeof(PositionMoments)] = Of<PositionMoments>((_, e) => BatchSemantics.PositionMoments(e)),
        [typeof(PositionProducts)] = Of<PositionProducts>((_, e) => BatchSemantics.PositionProducts(e)),
        [typeof(StatisticPart)] = Of<StatisticPart>(BatchSemantics.Part),
        [typeof(BatchNormalize)] = Of<BatchNormalize>((o, e) => BroadcastSemantics.Elementwise(o.Formula, e)),
        [typeof(BatchNormalizeGradient)] = Of<BatchNormalizeGradient>(BatchSemantics.Gradient),
        [typeof(BatchGradient)] = Of<BatchGradient>((_, e) => BatchSemantics.HandOver(e)),
        [typeof(Concatenate)] = Of<Concatenate>(MovementSemantics.Concatenate),
        [typeof(Transpose)] = Of<Transpose>(MovementSemantics.Transpose),
        [typeof(Contraction)] = Of<Contraction>(ContractionSemantics.Contraction),
        [typeof(ContractionGradient)] = Of<ContractionGradient>(ContractionSemantics.Gradient),
        [typeof(Slice)] = Of<Slice>(MovementSemantics.Slice),
        [typeof(Embed)] = Of<Embed>(MovementSemantics.Embed),
        [typeof(Reshape)] = Of<Reshape>((_, e) => MovementSemantics.Copy(e)),
        [typeof(SampleMajor)] = Of<SampleMajor>((_, e) => MovementSemantics.Copy(e)),
        [typeof(RandomNormal)] = Of<RandomNormal>(RandomSemantics.Normal),
        [typeof(RandomMask)] = Of<RandomMask>(RandomSemantics.Mask),
    };

    /// <summary>The operations that have a meaning here; a test compares them with those that exist.</summary>
    public static IReadOnlyCollection<Type> Known => [.. All.Keys, .. BatchSemantics.Known];

    /// <summary>Evaluates <paramref name="operation"/>; throws for one that has no meaning here.</summary>
    public static void Evaluate(Operation operation, NodeEvaluation evaluation)
    {
        if (!All.TryGetValue(operation.GetType(), out Action<Operation, NodeEvaluation>? function))
        {
            throw new InvalidOperationException(
                $"{operation.GetType().Name} has no meaning yet: add its function to {nameof(OperationSemantics)}.");
        }

        function(operation, evaluation);
    }

    private static Action<Operation, NodeEvaluation> Of<T>(Action<T, NodeEvaluation> function)
        where T : Operation =>
        (operation, evaluation) => function((T)operation, evaluation);
}
