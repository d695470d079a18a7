using Backprop.Gen.Expressions;
using Backprop.Gen.Graph;
using Backprop.Gen.Operations;

namespace Backprop.RandomNetworks.Interpretation;

/// <summary>Matrix products and the sums that make weight gradients.</summary>
internal static class DenseSemantics
{
    /// <summary>z[p, n] = Σ_k x[p, k] W[k, n] + b[n], then the formula that planning may have folded in.</summary>
    public static void Affine(Affine operation, NodeEvaluation e)
    {
        double[] x = e.Inputs[0], W = e.Inputs[1];
        (int inner, int outer) = (e.InputShapes[1][0], e.InputShapes[1][1]);
        for (int p = 0; p < e.InputShapes[0].Leading; p++)
        {
            for (int n = 0; n < outer; n++)
            {
                double z = operation.HasBias ? e.Inputs[2][n] : 0;
                for (int k = 0; k < inner; k++)
                {
                    z += x[(p * inner) + k] * W[(k * outer) + n];
                }

                e.Output[(p * outer) + n] = z;
            }
        }

        Finish(operation.Epilogue, e, operation.HasBias ? 3 : 2);
    }

    /// <summary>dx[p, k] = Σ_n W[k, n] dz[p, n].</summary>
    public static void InputGradient(AffineInputGradient operation, NodeEvaluation e)
    {
        double[] dz = e.Inputs[0], W = e.Inputs[1];
        (int inner, int outer) = (e.InputShapes[1][0], e.InputShapes[1][1]);
        for (int p = 0; p < e.InputShapes[0].Leading; p++)
        {
            for (int k = 0; k < inner; k++)
            {
                for (int n = 0; n < outer; n++)
                {
                    e.Output[(p * inner) + k] += W[(k * outer) + n] * dz[(p * outer) + n];
                }
            }
        }

        Finish(operation.Epilogue, e, 2);
    }

    /// <summary>dW[k, n] += Σ_p x[p, k] dz[p, n]; called sample by sample, it sums over the samples.</summary>
    public static void KernelGradient(Shape kernel, NodeEvaluation e)
    {
        double[] x = e.Inputs[0], dz = e.Inputs[1];
        (int inner, int outer) = (kernel[0], kernel[1]);
        for (int p = 0; p < e.InputShapes[0].Leading; p++)
        {
            for (int k = 0; k < inner; k++)
            {
                for (int n = 0; n < outer; n++)
                {
                    e.Output[(k * outer) + n] += x[(p * inner) + k] * dz[(p * outer) + n];
                }
            }
        }
    }

    /// <summary>g[n] += Σ_p x[p, n]; called sample by sample, it sums over the samples.</summary>
    public static void SampleSum(NodeEvaluation e)
    {
        for (int i = 0; i < e.Inputs[0].Length; i++)
        {
            e.Output[i % e.Output.Length] += e.Inputs[0][i];
        }
    }

    /// <summary>y = formula(product, other operands), whose inputs begin at number <paramref name="first"/>.</summary>
    public static void Finish(Epilogue? epilogue, NodeEvaluation e, int first)
    {
        if (epilogue is null)
        {
            return;
        }

        string[] others = [.. epilogue.Others];
        for (int f = 0; f < e.Output.Length; f++)
        {
            double product = e.Output[f];
            e.Output[f] = epilogue.Function.Formula.Evaluate(
                name => name == epilogue.Result ? product : e.Inputs[first + Array.IndexOf(others, name)][f]);
        }
    }
}
