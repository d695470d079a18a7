using System.Numerics;

namespace Backprop;

/// <summary>2·precision·recall/(precision + recall), for each class and averaged. As <c>keras.metrics.F1Score</c>.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="average">How one number is made of those of the classes.</param>
/// <param name="threshold">Outputs above it are a yes; if not given the largest output of a sample is.</param>
/// <param name="name">As it is reported.</param>
public sealed class F1Score<T>(ClassAverage average = ClassAverage.Macro, double? threshold = null, string name = "f1_score")
    : FBetaScore<T>(average, 1, threshold, name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
}
