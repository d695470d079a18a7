namespace Backprop;

/// <summary>The margin loss of yes-or-no answers, with targets −1 and 1.</summary>
/// <remarks>
/// <para>Shapes: an output p of any shape and targets y of the same.</para>
/// <para>
/// Formula: L = mean(max(1 − y·p, 0)) over all elements. A target of 0 stands for −1. (Keras does this only in batches in which every target is
/// 0 or 1; a batch that also has a −1 would keep its zeros, which then cost 1 whatever the output.)
/// </para>
/// <para>Source: <c>keras.losses.Hinge</c>.</para>
/// </remarks>
public sealed class HingeAttribute : LossAttribute;
