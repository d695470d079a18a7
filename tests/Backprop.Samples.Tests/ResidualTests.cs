extern alias Residual;

using Residual::Digits.Data;
using Residual::Digits.Rendering;
using Residual::Residual;
using Xunit.Abstractions;

namespace Backprop.Samples.Tests;

public class ResidualTests(ITestOutputHelper log)
{
    [Fact]
    public void Without_short_cuts_and_normalization_no_gradient_reaches_the_layers_and_nothing_is_learnt()
    {
        // As the sample does.
        DigitSet train = DigitRenderer.Render(4096, seed: 2);
        DigitSet test = DigitRenderer.Render(1024, seed: 3);
        Trial residual = Trial.OfResidual(train, test, threads: 2);
        Trial plain = Trial.OfPlain(train, test, threads: 2);
        foreach (Trial trial in (Trial[])[residual, plain])
        {
            log.WriteLine($"{trial.Name}: first layer {trial.GradientNorms[0]:E1}, loss {trial.Losses[^1]:F3}, accuracy {trial.Accuracy:P1}");
        }

        // 34 kernels each; before training the first one of the plain network hears nothing of the loss.
        Assert.Equal((34, 34), (residual.GradientNorms.Length, plain.GradientNorms.Length));
        Assert.True(residual.GradientNorms[0] > 0.01, $"The first layer's gradient is {residual.GradientNorms[0]:E1} with short cuts.");
        Assert.True(plain.GradientNorms[0] < 1e-5, $"The first layer's gradient is {plain.GradientNorms[0]:E1} without short cuts.");
        Assert.All(residual.GradientNorms, norm => Assert.InRange(norm, 1e-3, 100));

        // ln 10 = 2.303 is the loss of a network that knows nothing of ten classes.
        Assert.InRange(plain.Losses[^10..].Average(), 2.25, 2.35);
        Assert.InRange(plain.Accuracy, 0.05, 0.2);
        Assert.True(residual.Losses[^10..].Average() < 0.3, $"The last losses are {residual.Losses[^10..].Average():F3} with short cuts.");
        Assert.True(residual.Accuracy > 0.9, $"The accuracy is {residual.Accuracy:P1} with short cuts.");
    }
}
