using System.Numerics;
using Backprop.Numerics;

namespace Backprop.Tests.Numerics;

/// <summary>The unary functions of <see cref="ILanes{TSelf, T}"/> by name, applied to arrays.</summary>
internal static class LanesFunctions
{
    public static readonly string[] Names =
        ["Sign", "Exp", "Expm1", "Log", "Log1p", "Tanh", "Sigmoid", "Softplus", "Erf", "Sin", "Cos", "Sqrt", "Floor", "Round", "Abs"];

    public static T[] Apply<V, T>(string name, T[] x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] y = new T[x.Length];
        for (int i = 0; i < x.Length; i += V.Count)
        {
            int count = Math.Min(V.Count, x.Length - i);
            V.StorePartial(Apply<V, T>(name, V.LoadPartial(ref x[i], 0, count)), ref y[i], 0, count);
        }

        return y;
    }

    public static V Apply<V, T>(string name, V x)
        where V : struct, ILanes<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
        {
            "Sign" => V.Sign(x),
            "Exp" => V.Exp(x),
            "Expm1" => V.Expm1(x),
            "Log" => V.Log(x),
            "Log1p" => V.Log1p(x),
            "Tanh" => V.Tanh(x),
            "Sigmoid" => V.Sigmoid(x),
            "Softplus" => V.Softplus(x),
            "Erf" => V.Erf(x),
            "Sin" => V.Sin(x),
            "Cos" => V.Cos(x),
            "Sqrt" => V.Sqrt(x),
            "Floor" => V.Floor(x),
            "Round" => V.Round(x),
            "Abs" => V.Abs(x),
            _ => throw new ArgumentException(name),
        };

    public static BigInteger Apply(ExactFunctions exact, string name, double x)
    {
        BigInteger value = exact.FromDouble(x);
        return name switch
        {
            "Exp" => exact.Exp(value),
            "Expm1" => exact.Exp(value) - exact.One,
            "Log" => exact.Log(value),
            "Log1p" => exact.Log(exact.One + value),
            "Tanh" => exact.Tanh(value),
            "Sigmoid" => exact.Sigmoid(value),
            "Softplus" => exact.Softplus(value),
            "Erf" => exact.Erf(value),
            "Sin" => exact.Sin(value),
            "Cos" => exact.Cos(value),
            _ => throw new ArgumentException(name),
        };
    }
}
