// scope_words — which words may stand in a fact, and which word was meant?
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace review {

// The word as the rules write it, from the word itself or a usual other form of it (吊销营业执照 is
// 吊销许可证件); empty when it is neither. An empty text means that nothing is known.
std::optional<std::string> scope_word(std::string_view key, std::string_view text);

std::string scope_choices(std::string_view key);  // 单位、个人、个体工商户

}  // namespace review
