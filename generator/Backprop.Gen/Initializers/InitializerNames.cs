using Backprop.Gen.Graph;

namespace Backprop.Gen.Initializers;

/// <summary>
/// The members of the <c>Initializer</c> enum as primitive initializers with Keras's default arguments. Glorot, He and Lecun are
/// VarianceScaling (K. He et al., 2015; X. Glorot and Y. Bengio, 2010; Y. LeCun et al., 1998).
/// </summary>
internal static class InitializerNames
{
    public static InitializerChoice Choose(string name, int fanIn, int fanOut)
    {
        InitializerChoice Scaling(double scale, string mode, string distribution) =>
            new("VarianceScaling", fanIn, fanOut) { Value = scale, Mode = mode, Distribution = distribution };

        return name switch
        {
            "GlorotUniform" => Scaling(1, "FanAvg", "Uniform"),
            "GlorotNormal" => Scaling(1, "FanAvg", "TruncatedNormal"),
            "HeUniform" => Scaling(2, "FanIn", "Uniform"),
            "HeNormal" => Scaling(2, "FanIn", "TruncatedNormal"),
            "LecunUniform" => Scaling(1, "FanIn", "Uniform"),
            "LecunNormal" => Scaling(1, "FanIn", "TruncatedNormal"),
            "VarianceScaling" => Scaling(1, "FanIn", "TruncatedNormal"),
            "Orthogonal" or "Identity" => new(name, fanIn, fanOut) { Value = 1 },
            "RandomNormal" or "TruncatedNormal" => new(name, fanIn, fanOut) { Stddev = 0.05 },
            "RandomUniform" => new(name, fanIn, fanOut) { MinValue = -0.05, MaxValue = 0.05 },
            _ => new(name, fanIn, fanOut),
        };
    }
}
