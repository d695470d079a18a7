namespace Backprop;

/// <summary>
/// The activation functions of Keras with its default numbers; layers such as <see cref="LeakyReLUAttribute"/> have those that take others.
/// </summary>
/// <remarks>
/// All but <see cref="Softmax"/>, <see cref="LogSoftmax"/> and <see cref="GLU"/> act on each element alone and keep the shape.
/// Source: <c>keras.activations</c> (Keras 3); papers where they define more than the formula. σ is <see cref="Sigmoid"/>.
/// </remarks>
public enum Activation
{
    /// <summary>f(x) = x.</summary>
    Linear,

    /// <summary>f(x) = max(x, 0).</summary>
    ReLU,

    /// <summary>f(x) = min(max(x, 0), 6).</summary>
    ReLU6,

    /// <summary>f(x) = x for x ≥ 0, else 0.2·x: the slope of <c>keras.activations.leaky_relu</c>; the layer <see cref="LeakyReLUAttribute"/> has 0.3.</summary>
    LeakyReLU,

    /// <summary>f(x) = x for x &gt; 0, else e^x − 1 (Clevert et al. 2016).</summary>
    ELU,

    /// <summary>
    /// f(x) = λ·x for x &gt; 0, else λ·α·(e^x − 1), with λ = 1.0507009873554805 and α = 1.6732632423543772 (Klambauer et al. 2017);
    /// meant for <see cref="Initializer.LecunNormal"/>.
    /// </summary>
    SELU,

    /// <summary>f(x) = max(x, 0) + min(0, e^x − 1), which is <see cref="ELU"/> at α = 1 (Barron 2017).</summary>
    CELU,

    /// <summary>f(x) = x·(1 + erf(x/√2))/2, exact (Hendrycks and Gimpel 2016).</summary>
    GELU,

    /// <summary>f(x) = x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2: Keras's gelu with <c>approximate=True</c>.</summary>
    GELUTanh,

    /// <summary>f(x) = x·σ(x), also called swish.</summary>
    SiLU,

    /// <summary>f(x) = x·min(max(x + 3, 0), 6)/6, also called hard swish.</summary>
    HardSiLU,

    /// <summary>f(x) = min(max(x + 3, 0), 6)/6, as in Keras 3 (Keras 2 had slope 0.2).</summary>
    HardSigmoid,

    /// <summary>f(x) = min(max(x, −1), 1).</summary>
    HardTanh,

    /// <summary>f(x) = x for |x| &gt; 0.5, else 0.</summary>
    HardShrink,

    /// <summary>f(x) = x − 0.5 for x &gt; 0.5, x + 0.5 for x &lt; −0.5, else 0.</summary>
    SoftShrink,

    /// <summary>f(x) = tanh x.</summary>
    Tanh,

    /// <summary>f(x) = x − tanh x.</summary>
    TanhShrink,

    /// <summary>σ(x) = 1/(1 + e^−x).</summary>
    Sigmoid,

    /// <summary>f(x) = ln σ(x) = −ln(1 + e^−x).</summary>
    LogSigmoid,

    /// <summary>f(x)ᵢ = e^xᵢ / Σⱼ e^xⱼ over the last axis, without overflow; keeps the shape.</summary>
    Softmax,

    /// <summary>f(x)ᵢ = xᵢ − ln Σⱼ e^xⱼ over the last axis, without overflow; keeps the shape.</summary>
    LogSoftmax,

    /// <summary>f(x) = ln(1 + e^x).</summary>
    Softplus,

    /// <summary>f(x) = x/(1 + |x|).</summary>
    Softsign,

    /// <summary>f(x) = (x + √(x² + 4))/2 (Barron 2021, b = 4).</summary>
    Squareplus,

    /// <summary>f(x) = x·tanh(ln(1 + e^x)) (Misra 2019).</summary>
    Mish,

    /// <summary>f(x) = e^x.</summary>
    Exponential,

    /// <summary>
    /// f(x) = a·σ(b), where a and b are the halves of the last axis (Dauphin et al. 2017): […, 2n] becomes […, n]. An odd last axis is a
    /// build error.
    /// </summary>
    GLU,
}
